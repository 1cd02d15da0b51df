# en> A year on, Haiti’s security mission counts its gains and its dead
a-year-on-haitis-0e6b = Un an après, la mission de sécurité en Haïti fait le compte de ses acquis et de ses morts

# en> Kenyan and Haitian police officers at the anniversary ceremony in Port-au-Prince.
kenyan-and-haitian-a628 = Des policiers kényans et haïtiens à la cérémonie d’anniversaire, à Port-au-Prince.

# en> Kenyan-led force marks twelve months in Haiti with a minute of silence, while money is slow and gangs hold most of the capital
kenyan-led-force-marks-cd82 = La force dirigée par le Kenya marque ses douze mois en Haïti par une minute de silence, alors que l’argent tarde et que les gangs tiennent la plus grande partie de la capitale

# en> A date to remember
a-date-to-remember-bc52 = Une date à retenir

# en> A ceremony on Thursday in Port-au-Prince marked one year since the first Kenyan police officers arrived in Haiti.
# en> They came under the Multinational Security Support (MSS) Mission, which the United Nations backs.
a-ceremony-on-thursday-1eea =
    Un an après l’arrivée des premiers policiers kényans en Haïti, une cérémonie s’est tenue jeudi à Port-au-Prince.
    Ils sont venus dans le cadre de la Mission multinationale d’appui à la sécurité (MMAS), que soutiennent les Nations Unies.

# en> The first contingent landed on 25 June 2024.
# en> About 800 Kenyan officers serve in the mission, beside forces from Jamaica, Guatemala and El Salvador.
# en> Their task is to support the Haitian National Police, not to replace it.
the-first-contingent-26bc =
    Le premier contingent a atterri le 25 juin 2024.
    Environ 800 policiers kényans servent dans la mission, aux côtés de forces de la Jamaïque, du Guatemala et du Salvador.
    Leur tâche est d’appuyer la { -haitian-national-police }, et non de la remplacer.

# en> A role the UN calls critical
a-role-the-un-calls-d4b0 = Un rôle que l’ONU juge essentiel

# en> María Isabel Salvador, the Secretary-General’s Special Representative and head of the United Nations Integrated Office in Haiti (BINUH), said the mission plays a critical role.
# en> It helps the police to plan joint operations, she said, and to carry them out.
maria-isabel-salvador-46f3 =
    María Isabel Salvador, Représentante spéciale du Secrétaire général et cheffe du { -binuh } (BINUH), a déclaré que la mission jouait un rôle essentiel.
    Elle aide la police, a-t-elle expliqué, à planifier des opérations conjointes et à les mener.

# en> The purpose, in her account, is not only tactical.
# en> The mission is there to change security in the country for the long term.
the-purpose-in-her-5fa1 =
    Son but, à l’entendre, n’est pas seulement tactique.
    La mission est là pour changer la sécurité du pays à long terme.

# en> A minute of silence
a-minute-of-silence-2106 = Une minute de silence

# en> Godfrey Otunge, the Force Commander, led a minute of silence for the officers who were killed, Haitian and Kenyan alike.
# en> Lasting peace, he said, is neither quick nor easy.
godfrey-otunge-the-8c3b =
    Godfrey Otunge, commandant de la Force, a fait observer une minute de silence à la mémoire des policiers tués, haïtiens comme kényans.
    Une paix durable, a-t-il dit, n’est ni rapide ni facile.

# en> Outgunned in the capital
outgunned-in-the-e66c = Moins bien armés dans la capitale

# en> Gangs control around 85% of Port-au-Prince.
# en> Their influence is growing in other parts of the country as well.
gangs-control-around-85-d7b3 =
    Les gangs contrôlent environ 85 % de Port-au-Prince.
    Leur influence grandit aussi dans d’autres parties du pays.

# en> The figure gives a measure of the task.
# en> After a year of joint operations, Haitian authorities are still outgunned, and most of the city is still out of their hands.
the-figure-gives-a-443b =
    Ce chiffre donne la mesure de la tâche.
    Après un an d’opérations conjointes, les autorités haïtiennes restent moins bien armées que les gangs, et la plus grande partie de la ville leur échappe encore.

# en> Money that comes slowly
money-that-comes-slowly-3332 = Un argent qui tarde

# en> Donor countries have promised to pay for the mission, but their money comes slowly and unevenly.
donor-countries-have-ffc0 =
    Les pays donateurs ont promis de financer la mission, mais leur argent arrive lentement et de façon inégale.

# en> Earlier in the year, the U.S. State Department approved waivers for $40.7 million in foreign assistance.
# en> The money is meant for the mission and for the Haitian police.
# en> It is to pay for operational bases, medical supplies and the upkeep of vehicles.
earlier-in-the-year-the-8a9e =
    Plus tôt dans l’année, le Département d’État américain a approuvé des dérogations portant sur 40,7 millions de dollars d’aide étrangère.
    Cet argent est destiné à la mission et à la police haïtienne.
    Il doit payer des bases opérationnelles, des fournitures médicales et l’entretien des véhicules.

# en> That sum covers only a part of the need.
# en> The rest depends on other countries, and on how soon they keep their word.
that-sum-covers-only-a-3c2c =
    Cette somme ne couvre qu’une partie des besoins.
    Le reste dépend d’autres pays, et du temps qu’ils mettront à tenir parole.

# en> Partnership and memory
partnership-and-memory-6339 = Partenariat et mémoire

# en> This is the fourth large international intervention in Haiti since the 1990s.
# en> Each one followed a collapse, of politics or of security.
this-is-the-fourth-9d73 =
    C’est la quatrième grande intervention internationale en Haïti depuis les années 1990.
    Chacune a suivi un effondrement, celui de la politique ou celui de la sécurité.

# en> This one says that it wants to be different.
# en> It speaks of a lasting partnership rather than a short “occupation”.
# en> That means training police, planning with local authorities and rebuilding trust, so that the work goes on after the foreign officers have gone home.
this-one-says-that-it-0a89 =
    Celle-ci dit vouloir être différente.
    Elle parle d’un partenariat durable plutôt que d’une brève « occupation ».
    Il s’agit de former des policiers, de planifier avec les autorités locales et de rétablir la confiance, pour que le travail continue quand les policiers étrangers seront rentrés chez eux.

# en> Opinion in Haiti is cautious.
# en> The last UN mission, MINUSTAH, left behind allegations of abuse and the spread of cholera.
# en> Yet Africans lead this mission, and that gives some people a careful optimism.
opinion-in-haiti-is-9eb8 =
    En Haïti, l’opinion reste prudente.
    La dernière mission de l’ONU, la MINUSTAH, a laissé derrière elle des allégations d’abus et la propagation du choléra.
    Pourtant, ce sont des Africains qui dirigent cette mission, et cela inspire à certains un optimisme prudent.

# en was> The ceremony looked back on one year.
# en was> What the second brings will depend on the money, and on whether the police and the mission can win back ground together.
# en diff> What the second brings will depend on {+how fast+} the [-money,-] {+money comes,+} and on whether the police and the mission can win back ground together.
# en> The ceremony looked back on one year.
# en> What the second brings will depend on how fast the money comes, and on whether the police and the mission can win back ground together.
the-ceremony-looked-20b9 =
    La cérémonie revenait sur une année.
    Ce qu’apportera la deuxième dépendra de l’argent, et de la capacité de la police et de la mission à reprendre du terrain ensemble.
