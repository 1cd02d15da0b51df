# en> Cholera: make your water safe, and know what to do when someone falls ill
cholera-make-your-water-6b1f = Kolera: ki jan pou rann dlo w bon pou bwè, ak sa pou w fè lè yon moun malad

# en> How to boil water or treat it with chlorine, how to mix an oral rehydration drink, and when to go for help.
how-to-boil-water-or-453e = Ki jan pou w bouyi dlo oswa trete l ak klò, ki jan pou w prepare yon sewòm oral, ak ki lè pou w al chache sekou.

# en> A bottle of water, six spoons of sugar filled level, and one spoon half full of salt
a-bottle-of-water-six-b0dd = Yon boutèy dlo, sis kiyè plen sik ra bouch, ak yon kiyè ki gen sèl nan mwatye l

# Wants a native reader’s eye: "ti kiyè ra" for a level teaspoon is the figure readers act on: check that every reader takes it as level, not heaped
# en> For one litre of safe water: six level teaspoons of sugar and half a level teaspoon of salt.
for-one-litre-of-safe-4e53 = Pou yon lit dlo ki bon pou bwè: sis ti kiyè ra sik, ak demi ti kiyè ra sèl.

# Wants a native reader’s eye: "poupou" is plain speech for stools; a newsroom may prefer "watè" or "matyè fekal"
# en> Cholera spreads through water and food that the stools of a sick person have touched.
# en> Without treatment it can kill within hours.
# en> Yet a pot and a fire, or a few drops of bleach, can prevent it, and most people who drink the right mixture in time recover.
cholera-spreads-through-e3a6 =
    Kolera gaye nan dlo ak nan manje ki touche poupou yon moun ki malad.
    San tretman, li ka touye moun nan kèk èdtan.
    Men yon chodyè ak dife, oswa kèk gout klowòks, ka anpeche sa, epi pifò moun ki bwè bon melanj lan atan geri.

# en> Has someone begun to pass a lot of watery stools?
# en> Start oral rehydration **now**, go to a health centre at once, and keep drinking on the way.
has-someone-begun-to-8dfe =
    Èske yon moun kòmanse fè anpil dyare dlo?
    Kòmanse ba li sewòm oral **kounye a**, ale nan yon sant sante touswit, epi kontinye ba li bwè sou wout la.

# en> Make the water safe
make-the-water-safe-d777 = Rann dlo a bon pou bwè

# en> Water is safe if it comes from a bottle with an unbroken seal, if it has been boiled, or if it has been treated with chlorine.
# en> Use safe water to drink, to cook, to wash dishes and to brush teeth.
water-is-safe-if-it-95c7 =
    Dlo bon pou bwè si li soti nan yon boutèy ki poko louvri, si li te bouyi, oswa si yo te trete l ak klò.
    Sèvi ak dlo ki bon pou bwè pou w bwè, pou w fè manje, pou w lave veso ak pou w bwose dan w.

# en> Boil it
boil-it-f627 = Bouyi li

# en> If the water is cloudy, let it settle, then pour it through a clean cloth.
if-the-water-is-cloudy-1006 = Si dlo a twoub, kite l repoze, epi koule l nan yon twal pwòp.

# Wants a native reader’s eye: "bouyi ak gwo boul" for a rolling boil: a cook’s word may exist
# en> Bring it to a *rolling boil*, with large bubbles that do not stop, and keep it there for **one full minute**.[^1]
bring-it-to-a-rolling-4f86 = Mete l bouyi *ak gwo boul*, boul ki pa sispann monte, epi kite l bouyi konsa pandan **yon minit antye**.[^1]

# en> Let it cool by itself, with the lid on.
let-it-cool-by-itself-9594 = Kite l refwadi poukont li, ak kouvèti a sou li.

# en> Store it in a clean container with a tight lid:
store-it-in-a-clean-87b8 = Sere l nan yon veso pwòp ki gen bon kouvèti:

# en> pour the water out, or take it with a clean ladle;
pour-the-water-out-or-79d4 = vide dlo a, oswa pran l ak yon louch pwòp;

# en> never dip hands or cups into it.
never-dip-hands-or-cups-d516 = pa janm foure men ni gode ladan l.

# en> Or treat it with chlorine
or-treat-it-with-1e33 = Oswa trete l ak klò

# Wants a native reader’s eye: "grenn klò" (chlorine tablets): many people say the brand name, Aquatabs
# en> Chlorine tablets are made for a fixed amount of water: follow the packet.
# en> If you have none, use plain liquid household bleach, without scent or added cleaners, and read its strength on the label.
# en> Add the drops, stir, and wait **30 minutes** before anyone drinks.
chlorine-tablets-are-fe21 =
    Chak grenn klò fèt pou yon kantite dlo byen presi: suiv sa ki ekri sou sachè a.
    Si w pa gen grenn klò, pran klowòks likid òdinè, san odè ak san lòt pwodui netwayaj ladan l, epi li sou etikèt la ki fòs li.
    Mete gout yo, brase, epi tann **30 minit** anvan pèsonn bwè.

# en> Strength on the label
strength-on-the-label-8ba9 = Fòs ki ekri sou etikèt la

# en> Amount of water
amount-of-water-fb3a = Kantite dlo

# en> Clear water
clear-water-5d00 = Dlo klè

# en> Cloudy water, after filtering
cloudy-water-after-b203 = Dlo twoub, apre w fin koule l

# en> 6% bleach
s-6-bleach-769b = Klowòks 6%

# en> 1 litre
s-1-litre-9bf8 = 1 lit

# en> 2 drops
s-2-drops-4c5c = 2 gout

# en> 4 drops
s-4-drops-2268 = 4 gout

# en> 6% bleach
s-6-bleach-9912 = Klowòks 6%

# en> 1 gallon (3.8 litres)
s-1-gallon-3-8-litres-6071 = 1 galon (3.8 lit)

# en> 8 drops
s-8-drops-d96a = 8 gout

# en> 16 drops
s-16-drops-fc2a = 16 gout

# en> 8.25% bleach
s-8-25-bleach-670b = Klowòks 8.25%

# en> 1 gallon (3.8 litres)
s-1-gallon-3-8-litres-cd6d = 1 galon (3.8 lit)

# en> 6 drops
s-6-drops-2752 = 6 gout

# en> 12 drops
s-12-drops-bdc4 = 12 gout

# en> The water should smell slightly of chlorine.
# en> If it does not, add the same dose once more and wait another 15 minutes.
# en> Never guess: if the label gives another strength, or none, boil the water or ask a health worker.
the-water-should-smell-27e3 =
    Dlo a ta dwe gen yon ti odè klò.
    Si li pa genyen l, mete menm dòz la yon lòt fwa epi tann 15 minit ankò.
    Pa janm devine: si etikèt la bay yon lòt fòs, oswa si li pa bay okenn, bouyi dlo a oswa mande yon ajan sante.

# en> Mix the drink
mix-the-drink-85ed = Prepare bwason an

# en> Packets of oral rehydration salts are best.
# en> Mix each with the amount of safe water printed on it.
# en> If there is none, make this drink:
packets-of-oral-8276 =
    Sachè sewòm oral yo pi bon.
    Melanje chak sachè ak kantite dlo ki ekri sou li, dlo ki bon pou bwè.
    Si pa gen sachè, prepare bwason sa a:

# en> Drawing: a one-litre bottle of water, plus six level teaspoons of sugar, plus half a level teaspoon of salt
drawing-a-one-litre-e70b = Desen: yon boutèy ki gen yon lit dlo, plis sis ti kiyè ra sik, plis demi ti kiyè ra sèl

# en> Wash your hands with soap.
wash-your-hands-with-200c = Lave men w ak savon.

# en> Pour **one litre** of safe water into a clean container.
pour-one-litre-of-safe-5d78 = Vide **yon lit** dlo ki bon pou bwè nan yon veso pwòp.

# Wants a native reader’s eye: "ra" (level) is said twice on purpose, once for the sugar and once for the salt
# en> Add **six level teaspoons** of sugar and **half a level teaspoon** of salt.
add-six-level-teaspoons-9fe0 = Mete **sis ti kiyè ra** sik ak **demi ti kiyè ra** sèl.

# en> Stir until both are gone, then taste: it must not be saltier than tears.
stir-until-both-are-b3cc = Brase jiskaske tou de fonn, epi goute: li pa dwe pi sale pase dlo je.

# Wants a native reader’s eye: "kola" stands for soft drinks of every brand
# en> Measure with care.
# en> Too much sugar can make the diarrhoea worse, and too much salt can harm a child.
# en> Give the drink in small sips, again and again, even after vomiting.
# en> Keep breastfeeding babies.
# en> Do not give soft drinks instead.
# en> Make a fresh litre every day.
measure-with-care-too-5d3d =
    Mezire byen.
    Twòp sik ka fè dyare a vin pi mal, epi twòp sèl ka fè yon timoun mal.
    Bay bwason an ti gòje pa ti gòje, san rete, menm apre moun nan vomi.
    Kontinye bay tibebe yo tete.
    Pa bay kola nan plas li.
    Prepare yon lòt lit chak jou.

# en> Go for help
go-for-help-3a84 = Al chache sekou

# en> Do not wait.
# en> Go at once if the sick person:
do-not-wait-go-at-once-5bab =
    Pa tann.
    Ale touswit si moun ki malad la:

# en> passes watery stools again and again, pale like the water that rice was washed in;
passes-watery-stools-cc93 = ap plede fè dyare dlo, blanch tankou dlo ki sot lave diri;

# en> vomits and cannot keep the drink down;
vomits-and-cannot-keep-46b1 = ap vomi epi li pa ka kenbe bwason an;

# en> has sunken eyes, or cries without tears;
has-sunken-eyes-or-7111 = gen je fon, oswa l ap kriye san dlo nan je;

# en> is very weak, or hard to wake;
is-very-weak-or-hard-to-c5cd = fèb anpil, oswa li difisil pou reveye;

# en> passes little urine or none.
passes-little-urine-or-4d74 = pipi tou piti oswa li pa pipi ditou.

# Wants a native reader’s eye: "zenk" (zinc): readers may know it better from the packet as "zinc"
# en> Health workers can give fluid into a vein to people who cannot drink, and zinc to children.
# en> At home, wash your hands with soap after caring for the sick person, after using the toilet and before touching food.
health-workers-can-give-7153 =
    Ajan sante yo ka mete sewòm nan venn moun ki pa ka bwè, epi yo ka bay timoun zenk.
    Lakay ou, lave men w ak savon apre w fin pran swen moun ki malad la, apre w sot nan twalèt, ak anvan w touche manje.

# en> Where the figures come from
where-the-figures-come-8716 = Kote chif yo soti

# en> We checked each figure against at least two sources.
# en> Boiling and bleach: the U.S. [Centers for Disease Control and Prevention][cdc-water] (CDC) and [Environmental Protection Agency][epa] (EPA).
# en> The sugar and salt drink: the [Rehydration Project](https://rehydrate.org/solutions/homemade.htm) and [Zimbabwe’s treatment guidelines][edliz].
# en> When to go for help: the [CDC][cdc-cholera] and the [Red Cross and Red Crescent][ifrc].
# en> Other recipes and doses are in use.
# en> If the health authorities where you live give you another one, follow theirs.
we-checked-each-figure-a76c =
    Nou verifye chak chif nan omwen de sous.
    Pou bouyi dlo ak pou klowòks: [Sant ameriken pou Kontwòl ak Prevansyon Maladi][cdc-water] (CDC) ak [Ajans ameriken pou Pwoteksyon Anviwònman][epa] (EPA).
    Pou bwason ki fèt ak sik ak sèl: [Rehydration Project](https://rehydrate.org/solutions/homemade.htm) ak [gid tretman peyi Zimbabwe][edliz].
    Pou konnen ki lè pou chache sekou: [CDC][cdc-cholera] ak [Lakwa Wouj ak Kwasan Wouj][ifrc].
    Gen lòt resèt ak lòt dòz moun konn sèvi.
    Si otorite lasante kote w ap viv la ba w yon lòt, suiv pa yo a.

# en> High in the mountains, boil for three minutes.
# en> The CDC says so for places above 6,500 feet (about 2,000 metres), the EPA already above 5,000 feet (about 1,500 metres).
high-in-the-mountains-3b02 =
    Nan wotè mòn yo, bouyi dlo a pandan twa minit.
    CDC di sa pou kote ki pi wo pase 6,500 pye (apeprè 2,000 mèt), EPA di sa depi 5,000 pye (apeprè 1,500 mèt).
