# en> Correction: seven place names
correction-seven-place-d091 = Koreksyon: sèt non kote

# en> A list of places that ran with our article on the security mission misspelt seven names.
a-list-of-places-that-a68c = Yon lis kote ki te parèt ak atik nou sou misyon sekirite a te gen sèt non ki mal ekri.

# en> An earlier version of *A year on, Haiti’s security mission counts its gains and its dead* ran beside a list of places.
# en> Seven of the names were misspelt.
# en> We regret the errors, and show them here instead of hiding them:
an-earlier-version-of-a-01a0 =
    Yon premye vèsyon atik *Yon ane apre: sa misyon sekirite an Ayiti a reyalize, ak moun li pèdi* te parèt ak yon lis kote.
    Sèt nan non yo te mal ekri.
    Nou regrèt erè sa yo, epi nou montre yo isit la olye nou kache yo:

# en> ~~Cite Soleil~~ Cité Soleil
cite-soleil-cite-soleil-1045 = ~~Cite Soleil~~ Cité Soleil (an kreyòl: Site Solèy)

# en> ~~Petionville~~ Pétion-Ville
petionville-petion-0931 = ~~Petionville~~ Pétion-Ville (an kreyòl: Petyonvil)

# Wants a native reader’s eye: "Kwadèboukè": also seen as Kwadebouke
# en> ~~Croix des Bouquet~~ Croix-des-Bouquets
croix-des-bouquet-croix-32f5 = ~~Croix des Bouquet~~ Croix-des-Bouquets (an kreyòl: Kwadèboukè)

# en> ~~Gonaives~~ Gonaïves
gonaives-gonaives-dbf8 = ~~Gonaives~~ Gonaïves (an kreyòl: Gonayiv)

# en> ~~Leogane~~ Léogâne
leogane-leogane-9a16 = ~~Leogane~~ Léogâne (an kreyòl: Leyogàn)

# Wants a native reader’s eye: the Kreyòl spelling of Kenscoff (Kennskòf, Kenskòf) wants a native reader's eye
# en> ~~Kenscof~~ Kenscoff
kenscof-kenscoff-276a = ~~Kenscof~~ Kenscoff (an kreyòl: Kennskòf)

# en> ~~Cap Haitien~~ Cap-Haïtien
cap-haitien-cap-haitien-7d0c = ~~Cap Haitien~~ Cap-Haïtien (an kreyòl: Kap Ayisyen, oswa Okap)

# en> What our style guide says
what-our-style-guide-5e91 = Sa gid redaksyon nou an di

# en> In English and in French, a Haitian place keeps the accents and the hyphens of its French name, in headlines too.
in-english-and-in-3d83 = Ann angle ak an franse, yon kote an Ayiti kenbe aksan ak tirè ki nan non franse li, menm nan tit yo.

# en> In Kreyòl, a place has its Kreyòl name, written as Kreyòl is written: Site Solèy, Petyonvil, Pòtoprens.
# en> It is not a misspelling of the French.
in-kreyol-a-place-has-434d =
    An kreyòl, yon kote gen non kreyòl li, ekri jan yo ekri kreyòl: Site Solèy, Petyonvil, Pòtoprens.
    Non sa a se pa non franse a ki mal ekri.

# en> Where a reader may not recognise a name, give both forms once.
# en> After that, keep to one.
where-a-reader-may-not-71a5 =
    Kote yon lektè ka pa rekonèt yon non, bay tou de fòm yo yon sèl fwa.
    Apre sa, kenbe youn.

# en> What is done, and what is not
what-is-done-and-what-1118 = Sa ki fèt, ak sa ki poko fèt

# en> The list is corrected in English and in French.
the-list-is-corrected-dbc4 = Lis la korije ann angle ak an franse.

# en> The Kreyòl list gives the Kreyòl names as well.
the-kreyol-list-gives-65a5 = Lis kreyòl la bay non kreyòl yo tou.

# Wants a native reader’s eye: "kat" (maps) could be heard as "four"; the context should settle it
# en> Our older maps still have to be checked.
our-older-maps-still-8765 = Nou poko verifye kat nou yo ki pi ansyen.

# en> Have you seen a name that is wrong?
# en> Write to us.
# en> A name is the first fact in a story.
have-you-seen-a-name-1981 =
    Èske w wè yon non ki pa bon?
    Ekri nou.
    Yon non se premye fè nan yon istwa.
