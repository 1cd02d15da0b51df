# en> A year on, Haiti’s security mission counts its gains and its dead
a-year-on-haitis-0e6b = Yon ane apre: sa misyon sekirite an Ayiti a reyalize, ak moun li pèdi

# en> Kenyan and Haitian police officers at the anniversary ceremony in Port-au-Prince.
kenyan-and-haitian-a628 = Polisye kenyan ak polisye ayisyen nan seremoni anivèsè a, nan Pòtoprens.

# en> Kenyan-led force marks twelve months in Haiti with a minute of silence, while money is slow and gangs hold most of the capital
kenyan-led-force-marks-cd82 = Fòs Kenya ap dirije a fè yon minit silans pou make douz mwa li an Ayiti, pandan lajan an ap mize epi gang yo kenbe pi gwo pati nan kapital la

# en> A date to remember
a-date-to-remember-bc52 = Yon dat pou sonje

# en> A ceremony on Thursday in Port-au-Prince marked one year since the first Kenyan police officers arrived in Haiti.
# en> They came under the Multinational Security Support (MSS) Mission, which the United Nations backs.
a-ceremony-on-thursday-1eea =
    Jedi, nan Pòtoprens, yon seremoni te make yon ane depi premye polisye kenyan yo te rive an Ayiti.
    Yo te vini ak Misyon Miltinasyonal Sipò Sekirite a (MSS), yon misyon Nasyonzini apiye.

# Wants a native reader’s eye: "gwoup" stands for contingent because it reads aloud more easily; "kontenjan" also exists
# en> The first contingent landed on 25 June 2024.
# en> About 800 Kenyan officers serve in the mission, beside forces from Jamaica, Guatemala and El Salvador.
# en> Their task is to support the Haitian National Police, not to replace it.
the-first-contingent-26bc =
    Premye gwoup la te ateri 25 jen 2024.
    Gen apeprè 800 polisye kenyan k ap sèvi nan misyon an, bò kote fòs ki soti Jamayik, Gwatemala ak Salvadò.
    Travay yo se bay { -haitian-national-police } a sipò, se pa pran plas li.

# en> A role the UN calls critical
a-role-the-un-calls-d4b0 = Yon wòl ki kle, dapre LONU

# Wants a native reader’s eye: "Reprezantan Espesyal" and "wòl ki kle" (for critical) want a native reader's eye
# en> María Isabel Salvador, the Secretary-General’s Special Representative and head of the United Nations Integrated Office in Haiti (BINUH), said the mission plays a critical role.
# en> It helps the police to plan joint operations, she said, and to carry them out.
maria-isabel-salvador-46f3 =
    María Isabel Salvador, Reprezantan Espesyal Sekretè Jeneral la, ki se chèf { -binuh } (BINUH), te di misyon an ap jwe yon wòl ki kle.
    Li di misyon an ede lapolis planifye operasyon yo fè ansanm, epi mennen operasyon sa yo.

# en> The purpose, in her account, is not only tactical.
# en> The mission is there to change security in the country for the long term.
the-purpose-in-her-5fa1 =
    Dapre sa li di, bi misyon an pa sèlman taktik.
    Misyon an la pou chanje sekirite nan peyi a pou lontan.

# en> A minute of silence
a-minute-of-silence-2106 = Yon minit silans

# Wants a native reader’s eye: "kòmandan fòs la" (Force Commander) and "yon minit silans" are not yet checked against a published source
# en> Godfrey Otunge, the Force Commander, led a minute of silence for the officers who were killed, Haitian and Kenyan alike.
# en> Lasting peace, he said, is neither quick nor easy.
godfrey-otunge-the-8c3b =
    Godfrey Otunge, kòmandan fòs la, te mande yon minit silans pou polisye yo te touye yo, Ayisyen kou Kenyan.
    Li di lapè ki dire pa fèt ni vit ni fasil.

# Wants a native reader’s eye: the source says "outgunned"; this turns it round: the gangs have more weapons
# en> Outgunned in the capital
outgunned-in-the-e66c = Gang yo gen plis zam nan kapital la

# en> Gangs control around 85% of Port-au-Prince.
# en> Their influence is growing in other parts of the country as well.
gangs-control-around-85-d7b3 =
    Gang yo kontwole apeprè 85% Pòtoprens.
    Enfliyans yo ap grandi nan lòt pati nan peyi a tou.

# en> The figure gives a measure of the task.
# en> After a year of joint operations, Haitian authorities are still outgunned, and most of the city is still out of their hands.
the-figure-gives-a-443b =
    Chif sa a montre ki jan travay la gwo.
    Apre yon ane operasyon ansanm, otorite ayisyen yo toujou gen mwens zam pase gang yo, epi pi gwo pati nan vil la poko nan men otorite yo.

# en> Money that comes slowly
money-that-comes-slowly-3332 = Lajan an ap vini tou dousman

# Wants a native reader’s eye: "li pa vini menm jan chak fwa" for "unevenly": a shorter wording may exist
# en> Donor countries have promised to pay for the mission, but their money comes slowly and unevenly.
donor-countries-have-ffc0 =
    Peyi donatè yo te pwomèt lajan pou misyon an, men lajan an ap vini tou dousman, epi li pa vini menm jan chak fwa.

# Wants a native reader’s eye: "otorizasyon espesyal" (special authorisation) stands for "waivers"; check that readers do not take it for new money
# en> Earlier in the year, the U.S. State Department approved waivers for $40.7 million in foreign assistance.
# en> The money is meant for the mission and for the Haitian police.
# en> It is to pay for operational bases, medical supplies and the upkeep of vehicles.
earlier-in-the-year-the-8a9e =
    Pi bonè nan ane a, Depatman d Eta ameriken an te bay otorizasyon espesyal pou 40.7 milyon dola èd pou peyi etranje.
    Lajan sa a se pou misyon an ak pou lapolis ayisyen.
    Li dwe peye baz operasyon, materyèl medikal ak antretyen machin.

# en> That sum covers only a part of the need.
# en> The rest depends on other countries, and on how soon they keep their word.
that-sum-covers-only-a-3c2c = { "" }

# en> Partnership and memory
partnership-and-memory-6339 = Patenarya ak memwa

# en> This is the fourth large international intervention in Haiti since the 1990s.
# en> Each one followed a collapse, of politics or of security.
this-is-the-fourth-9d73 =
    Se katriyèm gwo entèvansyon entènasyonal an Ayiti depi ane 1990 yo.
    Yo chak te vini apre politik la oswa sekirite a te kraze.

# Wants a native reader’s eye: "olye yon ti okipasyon tou kout" for "rather than a short occupation" wants a native reader's eye
# en> This one says that it wants to be different.
# en> It speaks of a lasting partnership rather than a short “occupation”.
# en> That means training police, planning with local authorities and rebuilding trust, so that the work goes on after the foreign officers have gone home.
this-one-says-that-it-0a89 =
    Misyon sa a di li vle diferan.
    Li pale de yon patenarya ki dire, olye yon ti “okipasyon” tou kout.
    Sa vle di fòme polisye, planifye ak otorite lokal yo epi rebati konfyans, konsa travay la ap kontinye lè polisye etranje yo fin tounen lakay yo.

# en> Opinion in Haiti is cautious.
# en> The last UN mission, MINUSTAH, left behind allegations of abuse and the spread of cholera.
# en> Yet Africans lead this mission, and that gives some people a careful optimism.
opinion-in-haiti-is-9eb8 =
    An Ayiti, moun yo rete pridan.
    Dènye misyon LONU a, MINUSTAH, te kite dèyè li akizasyon sou abi, ak kolera ki te gaye.
    Men se Afriken k ap dirije misyon sa a, e sa bay kèk moun yon ti espwa, ak pridans.

# en> The ceremony looked back on one year.
# en> What the second brings will depend on how fast the money comes, and on whether the police and the mission can win back ground together.
the-ceremony-looked-20b9 =
    Seremoni an te gade yon ane ki pase.
    Sa dezyèm ane a pral pote ap depann de ki vitès lajan an ap vini, epi si lapolis ak misyon an ka reprann teren ansanm.
