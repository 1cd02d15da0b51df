# en> Cholera: make your water safe, and know what to do when someone falls ill
cholera-make-your-water-6b1f = Choléra : rendre son eau potable, et savoir que faire quand quelqu’un tombe malade

# en> How to boil water or treat it with chlorine, how to mix an oral rehydration drink, and when to go for help.
how-to-boil-water-or-453e = Comment faire bouillir l’eau ou la traiter au chlore, préparer une boisson de réhydratation orale et savoir quand aller chercher de l’aide.

# en> A bottle of water, six spoons of sugar filled level, and one spoon half full of salt
a-bottle-of-water-six-b0dd = Une bouteille d’eau, six cuillères de sucre remplies à ras et une cuillère à moitié remplie de sel

# en> For one litre of safe water: six level teaspoons of sugar and half a level teaspoon of salt.
for-one-litre-of-safe-4e53 = Pour un litre d’eau potable : six cuillères à café rases de sucre et une demi-cuillère à café rase de sel.

# en> Cholera spreads through water and food that the stools of a sick person have touched.
# en> Without treatment it can kill within hours.
# en> Yet a pot and a fire, or a few drops of bleach, can prevent it, and most people who drink the right mixture in time recover.
cholera-spreads-through-e3a6 =
    Le choléra se transmet par l’eau et les aliments que les selles d’un malade ont touchés.
    Sans traitement, il peut tuer en quelques heures.
    Pourtant, une casserole et un feu, ou quelques gouttes d’eau de Javel, peuvent l’éviter, et la plupart des gens qui boivent à temps le bon mélange guérissent.

# en> Has someone begun to pass a lot of watery stools?
# en> Start oral rehydration **now**, go to a health centre at once, and keep drinking on the way.
has-someone-begun-to-8dfe =
    Quelqu’un commence à avoir beaucoup de selles liquides ?
    Commencez **tout de suite** la réhydratation orale, allez sans attendre dans un centre de santé et continuez à boire en chemin.

# en> Make the water safe
make-the-water-safe-d777 = Rendre l’eau potable

# en> Water is safe if it comes from a bottle with an unbroken seal, if it has been boiled, or if it has been treated with chlorine.
# en> Use safe water to drink, to cook, to wash dishes and to brush teeth.
water-is-safe-if-it-95c7 =
    L’eau est potable si elle vient d’une bouteille encore scellée, si elle a bouilli ou si elle a été traitée au chlore.
    Servez-vous d’eau potable pour boire, cuisiner, laver la vaisselle et vous brosser les dents.

# en> Boil it
boil-it-f627 = La faire bouillir

# en> If the water is cloudy, let it settle, then pour it through a clean cloth.
if-the-water-is-cloudy-1006 = Si l’eau est trouble, laissez-la reposer, puis filtrez-la à travers un tissu propre.

# en> Bring it to a *rolling boil*, with large bubbles that do not stop, and keep it there for **one full minute**.[^1]
bring-it-to-a-rolling-4f86 = Portez-la *à gros bouillons*, avec de grosses bulles qui ne s’arrêtent pas, et laissez-la bouillir **une minute entière**.[^1]

# en> Let it cool by itself, with the lid on.
let-it-cool-by-itself-9594 = Laissez-la refroidir d’elle-même, couvercle fermé.

# en> Store it in a clean container with a tight lid:
store-it-in-a-clean-87b8 = Gardez-la dans un récipient propre, bien fermé :

# en> pour the water out, or take it with a clean ladle;
pour-the-water-out-or-79d4 = versez l’eau, ou prenez-la avec une louche propre ;

# en> never dip hands or cups into it.
never-dip-hands-or-cups-d516 = n’y plongez jamais les mains ni un gobelet.

# en> Or treat it with chlorine
or-treat-it-with-1e33 = Ou la traiter au chlore

# en> Chlorine tablets are made for a fixed amount of water: follow the packet.
# en> If you have none, use plain liquid household bleach, without scent or added cleaners, and read its strength on the label.
# en> Add the drops, stir, and wait **30 minutes** before anyone drinks.
chlorine-tablets-are-fe21 =
    Les comprimés de chlore sont prévus pour une quantité d’eau précise : suivez la notice.
    Si vous n’en avez pas, prenez de l’eau de Javel ordinaire, liquide, sans parfum ni produit nettoyant ajouté, et lisez sa concentration sur l’étiquette.
    Versez les gouttes, remuez et attendez **30 minutes** avant que quiconque boive.

# en> Strength on the label
strength-on-the-label-8ba9 = Concentration sur l’étiquette

# en> Amount of water
amount-of-water-fb3a = Quantité d’eau

# en> Clear water
clear-water-5d00 = Eau claire

# en> Cloudy water, after filtering
cloudy-water-after-b203 = Eau trouble, une fois filtrée

# en> 6% bleach
s-6-bleach-769b = Eau de Javel à 6 %

# en> 1 litre
s-1-litre-9bf8 = 1 litre

# en> 2 drops
s-2-drops-4c5c = 2 gouttes

# en> 4 drops
s-4-drops-2268 = 4 gouttes

# en> 6% bleach
s-6-bleach-9912 = Eau de Javel à 6 %

# en> 1 gallon (3.8 litres)
s-1-gallon-3-8-litres-6071 = 1 gallon (3,8 litres)

# en> 8 drops
s-8-drops-d96a = 8 gouttes

# en> 16 drops
s-16-drops-fc2a = 16 gouttes

# en> 8.25% bleach
s-8-25-bleach-670b = Eau de Javel à 8,25 %

# en> 1 gallon (3.8 litres)
s-1-gallon-3-8-litres-cd6d = 1 gallon (3,8 litres)

# en> 6 drops
s-6-drops-2752 = 6 gouttes

# en> 12 drops
s-12-drops-bdc4 = 12 gouttes

# en> The water should smell slightly of chlorine.
# en> If it does not, add the same dose once more and wait another 15 minutes.
# en> Never guess: if the label gives another strength, or none, boil the water or ask a health worker.
the-water-should-smell-27e3 =
    L’eau doit sentir légèrement le chlore.
    Si ce n’est pas le cas, ajoutez encore une fois la même dose et attendez 15 minutes de plus.
    Ne devinez jamais : si l’étiquette donne une autre concentration, ou n’en donne aucune, faites bouillir l’eau ou demandez à un agent de santé.

# en> Mix the drink
mix-the-drink-85ed = Préparer la boisson

# en> Packets of oral rehydration salts are best.
# en> Mix each with the amount of safe water printed on it.
# en> If there is none, make this drink:
packets-of-oral-8276 =
    Les sachets de sels de réhydratation orale sont le meilleur choix.
    Mélangez chacun à la quantité d’eau potable qui est imprimée dessus.
    S’il n’y en a pas, préparez cette boisson :

# en> Drawing: a one-litre bottle of water, plus six level teaspoons of sugar, plus half a level teaspoon of salt
drawing-a-one-litre-e70b = Dessin : une bouteille d’un litre d’eau, plus six cuillères à café rases de sucre, plus une demi-cuillère à café rase de sel

# en> Wash your hands with soap.
wash-your-hands-with-200c = Lavez-vous les mains au savon.

# en> Pour **one litre** of safe water into a clean container.
pour-one-litre-of-safe-5d78 = Versez **un litre** d’eau potable dans un récipient propre.

# en> Add **six level teaspoons** of sugar and **half a level teaspoon** of salt.
add-six-level-teaspoons-9fe0 = Ajoutez **six cuillères à café rases** de sucre et **une demi-cuillère à café rase** de sel.

# en> Stir until both are gone, then taste: it must not be saltier than tears.
stir-until-both-are-b3cc = Remuez jusqu’à ce que tout soit dissous, puis goûtez : ce ne doit pas être plus salé que des larmes.

# en> Measure with care.
# en> Too much sugar can make the diarrhoea worse, and too much salt can harm a child.
# en> Give the drink in small sips, again and again, even after vomiting.
# en> Keep breastfeeding babies.
# en> Do not give soft drinks instead.
# en> Make a fresh litre every day.
measure-with-care-too-5d3d =
    Mesurez avec soin.
    Trop de sucre peut aggraver la diarrhée, et trop de sel peut faire du mal à un enfant.
    Donnez la boisson à petites gorgées, encore et encore, même après un vomissement.
    Continuez d’allaiter les bébés.
    Ne donnez pas de boissons gazeuses à la place.
    Préparez un nouveau litre chaque jour.

# en> Go for help
go-for-help-3a84 = Aller chercher de l’aide

# en> Do not wait.
# en> Go at once if the sick person:
do-not-wait-go-at-once-5bab =
    N’attendez pas.
    Partez tout de suite si la personne malade :

# en> passes watery stools again and again, pale like the water that rice was washed in;
passes-watery-stools-cc93 = a sans cesse des selles liquides, pâles comme l’eau dans laquelle on a lavé du riz ;

# en> vomits and cannot keep the drink down;
vomits-and-cannot-keep-46b1 = vomit et ne garde pas la boisson ;

# en> has sunken eyes, or cries without tears;
has-sunken-eyes-or-7111 = a les yeux enfoncés, ou pleure sans larmes ;

# en> is very weak, or hard to wake;
is-very-weak-or-hard-to-c5cd = est très faible, ou difficile à réveiller ;

# en> passes little urine or none.
passes-little-urine-or-4d74 = urine peu ou pas du tout.

# en> Health workers can give fluid into a vein to people who cannot drink, and zinc to children.
# en> At home, wash your hands with soap after caring for the sick person, after using the toilet and before touching food.
health-workers-can-give-7153 =
    Les soignants peuvent donner du liquide par une veine à ceux qui n’arrivent pas à boire, et du zinc aux enfants.
    À la maison, lavez-vous les mains au savon après avoir soigné le malade, après être allé aux toilettes et avant de toucher des aliments.

# en> Where the figures come from
where-the-figures-come-8716 = D’où viennent les chiffres

# en> We checked each figure against at least two sources.
# en> Boiling and bleach: the U.S. [Centers for Disease Control and Prevention][cdc-water] (CDC) and [Environmental Protection Agency][epa] (EPA).
# en> The sugar and salt drink: the [Rehydration Project](https://rehydrate.org/solutions/homemade.htm) and [Zimbabwe’s treatment guidelines][edliz].
# en> When to go for help: the [CDC][cdc-cholera] and the [Red Cross and Red Crescent][ifrc].
# en> Other recipes and doses are in use.
# en> If the health authorities where you live give you another one, follow theirs.
we-checked-each-figure-a76c =
    Nous avons vérifié chaque chiffre auprès d’au moins deux sources.
    Pour l’ébullition et l’eau de Javel : les [Centres américains de contrôle et de prévention des maladies][cdc-water] (CDC) et l’[Agence américaine de protection de l’environnement][epa] (EPA).
    Pour la boisson au sucre et au sel : le [Rehydration Project](https://rehydrate.org/solutions/homemade.htm) et les [directives de traitement du Zimbabwe][edliz].
    Pour savoir quand aller chercher de l’aide : les [CDC][cdc-cholera] et la [Croix-Rouge et le Croissant-Rouge][ifrc].
    D’autres recettes et d’autres doses sont en usage.
    Si les autorités sanitaires de l’endroit où vous vivez vous en donnent une autre, suivez la leur.

# en> High in the mountains, boil for three minutes.
# en> The CDC says so for places above 6,500 feet (about 2,000 metres), the EPA already above 5,000 feet (about 1,500 metres).
high-in-the-mountains-3b02 =
    En haute montagne, faites bouillir l’eau trois minutes.
    Les CDC le conseillent au-dessus de 6 500 pieds (environ 2 000 mètres), l’EPA dès 5 000 pieds (environ 1 500 mètres).
