### articles/public-health/safe-water-cholera.md
### tradwi: source, segments 1, layout lines
### Written by tradwi from the article: edit the article, not this file.

# field title
cholera-make-your-water-6b1f = Cholera: make your water safe, and know what to do when someone falls ill

# field description
how-to-boil-water-or-453e = How to boil water or treat it with chlorine, how to mix an oral rehydration drink, and when to go for help.

# field image.alt
a-bottle-of-water-six-b0dd = A bottle of water, six spoons of sugar filled level, and one spoon half full of salt

# field image.caption
for-one-litre-of-safe-4e53 = For one litre of safe water: six level teaspoons of sugar and half a level teaspoon of salt.

# paragraph
cholera-spreads-through-e3a6 =
    Cholera spreads through water and food that the stools of a sick person have touched.
    Without treatment it can kill within hours.
    Yet a pot and a fire, or a few drops of bleach, can prevent it, and most people who drink the right mixture in time recover.

# paragraph
has-someone-begun-to-8dfe =
    Has someone begun to pass a lot of watery stools?
    Start oral rehydration **now**, go to a health centre at once, and keep drinking on the way.

## Make the water safe

# heading 2
make-the-water-safe-d777 = Make the water safe

# paragraph
water-is-safe-if-it-95c7 =
    Water is safe if it comes from a bottle with an unbroken seal, if it has been boiled, or if it has been treated with chlorine.
    Use safe water to drink, to cook, to wash dishes and to brush teeth.

## Boil it

# heading 3
boil-it-f627 = Boil it

# list item
if-the-water-is-cloudy-1006 = If the water is cloudy, let it settle, then pour it through a clean cloth.

# list item
bring-it-to-a-rolling-4f86 = Bring it to a *rolling boil*, with large bubbles that do not stop, and keep it there for **one full minute**.[^1]

# list item
let-it-cool-by-itself-9594 = Let it cool by itself, with the lid on.

# list item
store-it-in-a-clean-87b8 = Store it in a clean container with a tight lid:

# list item
pour-the-water-out-or-79d4 = pour the water out, or take it with a clean ladle;

# list item
never-dip-hands-or-cups-d516 = never dip hands or cups into it.

## Or treat it with chlorine

# heading 3
or-treat-it-with-1e33 = Or treat it with chlorine

# paragraph
chlorine-tablets-are-fe21 =
    Chlorine tablets are made for a fixed amount of water: follow the packet.
    If you have none, use plain liquid household bleach, without scent or added cleaners, and read its strength on the label.
    Add the drops, stir, and wait **30 minutes** before anyone drinks.

# table cell
strength-on-the-label-8ba9 = Strength on the label

# table cell
amount-of-water-fb3a = Amount of water

# table cell
clear-water-5d00 = Clear water

# table cell
cloudy-water-after-b203 = Cloudy water, after filtering

# table cell
s-6-bleach-769b = 6% bleach

# table cell
s-1-litre-9bf8 = 1 litre

# table cell
s-2-drops-4c5c = 2 drops

# table cell
s-4-drops-2268 = 4 drops

# table cell
s-6-bleach-9912 = 6% bleach

# table cell
s-1-gallon-3-8-litres-6071 = 1 gallon (3.8 litres)

# table cell
s-8-drops-d96a = 8 drops

# table cell
s-16-drops-fc2a = 16 drops

# table cell
s-8-25-bleach-670b = 8.25% bleach

# table cell
s-1-gallon-3-8-litres-cd6d = 1 gallon (3.8 litres)

# table cell
s-6-drops-2752 = 6 drops

# table cell
s-12-drops-bdc4 = 12 drops

# paragraph
the-water-should-smell-27e3 =
    The water should smell slightly of chlorine.
    If it does not, add the same dose once more and wait another 15 minutes.
    Never guess: if the label gives another strength, or none, boil the water or ask a health worker.

## Mix the drink

# heading 2
mix-the-drink-85ed = Mix the drink

# paragraph
packets-of-oral-8276 =
    Packets of oral rehydration salts are best.
    Mix each with the amount of safe water printed on it.
    If there is none, make this drink:

# alt text
drawing-a-one-litre-e70b = Drawing: a one-litre bottle of water, plus six level teaspoons of sugar, plus half a level teaspoon of salt

# list item
wash-your-hands-with-200c = Wash your hands with soap.

# list item
pour-one-litre-of-safe-5d78 = Pour **one litre** of safe water into a clean container.

# list item
add-six-level-teaspoons-9fe0 = Add **six level teaspoons** of sugar and **half a level teaspoon** of salt.

# list item
stir-until-both-are-b3cc = Stir until both are gone, then taste: it must not be saltier than tears.

# paragraph
measure-with-care-too-5d3d =
    Measure with care.
    Too much sugar can make the diarrhoea worse, and too much salt can harm a child.
    Give the drink in small sips, again and again, even after vomiting.
    Keep breastfeeding babies.
    Do not give soft drinks instead.
    Make a fresh litre every day.

## Go for help

# heading 2
go-for-help-3a84 = Go for help

# paragraph
do-not-wait-go-at-once-5bab =
    Do not wait.
    Go at once if the sick person:

# list item
passes-watery-stools-cc93 = passes watery stools again and again, pale like the water that rice was washed in;

# list item
vomits-and-cannot-keep-46b1 = vomits and cannot keep the drink down;

# list item
has-sunken-eyes-or-7111 = has sunken eyes, or cries without tears;

# list item
is-very-weak-or-hard-to-c5cd = is very weak, or hard to wake;

# list item
passes-little-urine-or-4d74 = passes little urine or none.

# paragraph
health-workers-can-give-7153 =
    Health workers can give fluid into a vein to people who cannot drink, and zinc to children.
    At home, wash your hands with soap after caring for the sick person, after using the toilet and before touching food.

## Where the figures come from

# heading 2
where-the-figures-come-8716 = Where the figures come from

# paragraph
we-checked-each-figure-a76c =
    We checked each figure against at least two sources.
    Boiling and bleach: the U.S. [Centers for Disease Control and Prevention][cdc-water] (CDC) and [Environmental Protection Agency][epa] (EPA).
    The sugar and salt drink: the [Rehydration Project](https://rehydrate.org/solutions/homemade.htm) and [Zimbabwe’s treatment guidelines][edliz].
    When to go for help: the [CDC][cdc-cholera] and the [Red Cross and Red Crescent][ifrc].
    Other recipes and doses are in use.
    If the health authorities where you live give you another one, follow theirs.

# footnote
high-in-the-mountains-3b02 =
    High in the mountains, boil for three minutes.
    The CDC says so for places above 6,500 feet (about 2,000 metres), the EPA already above 5,000 feet (about 1,500 metres).
