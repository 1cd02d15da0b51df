### articles/correction-place-names.md
### tradwi: source, segments 1, layout lines
### Written by tradwi from the article: edit the article, not this file.

# field title
correction-seven-place-d091 = Correction: seven place names

# field description
a-list-of-places-that-a68c = A list of places that ran with our article on the security mission misspelt seven names.

# paragraph
an-earlier-version-of-a-01a0 =
    An earlier version of *A year on, Haiti’s security mission counts its gains and its dead* ran beside a list of places.
    Seven of the names were misspelt.
    We regret the errors, and show them here instead of hiding them:

# list item
cite-soleil-cite-soleil-1045 = ~~Cite Soleil~~ Cité Soleil

# list item
petionville-petion-0931 = ~~Petionville~~ Pétion-Ville

# list item
croix-des-bouquet-croix-32f5 = ~~Croix des Bouquet~~ Croix-des-Bouquets

# list item
gonaives-gonaives-dbf8 = ~~Gonaives~~ Gonaïves

# list item
leogane-leogane-9a16 = ~~Leogane~~ Léogâne

# list item
kenscof-kenscoff-276a = ~~Kenscof~~ Kenscoff

# list item
cap-haitien-cap-haitien-7d0c = ~~Cap Haitien~~ Cap-Haïtien

## What our style guide says

# heading 2
what-our-style-guide-5e91 = What our style guide says

# quotation
in-english-and-in-3d83 = In English and in French, a Haitian place keeps the accents and the hyphens of its French name, in headlines too.

# quotation
in-kreyol-a-place-has-434d =
    In Kreyòl, a place has its Kreyòl name, written as Kreyòl is written: Site Solèy, Petyonvil, Pòtoprens.
    It is not a misspelling of the French.

# quotation
where-a-reader-may-not-71a5 =
    Where a reader may not recognise a name, give both forms once.
    After that, keep to one.

## What is done, and what is not

# heading 2
what-is-done-and-what-1118 = What is done, and what is not

# list item
the-list-is-corrected-dbc4 = The list is corrected in English and in French.

# list item
the-kreyol-list-gives-65a5 = The Kreyòl list gives the Kreyòl names as well.

# list item
our-older-maps-still-8765 = Our older maps still have to be checked.

# paragraph
have-you-seen-a-name-1981 =
    Have you seen a name that is wrong?
    Write to us.
    A name is the first fact in a story.
