# en> Correction: seven place names
correction-seven-place-d091 = Rectificatif : sept noms de lieux

# en> A list of places that ran with our article on the security mission misspelt seven names.
a-list-of-places-that-a68c = Une liste de lieux publiée avec notre article sur la mission de sécurité comportait sept noms mal orthographiés.

# en> An earlier version of *A year on, Haiti’s security mission counts its gains and its dead* ran beside a list of places.
# en> Seven of the names were misspelt.
# en> We regret the errors, and show them here instead of hiding them:
an-earlier-version-of-a-01a0 =
    Une version antérieure de l’article *Un an après, la mission de sécurité en Haïti fait le compte de ses acquis et de ses morts* était accompagnée d’une liste de lieux.
    Sept de ces noms étaient mal orthographiés.
    Nous regrettons ces erreurs et les montrons ici au lieu de les cacher :

# en> ~~Cite Soleil~~ Cité Soleil
cite-soleil-cite-soleil-1045 = Cité Soleil, et non ~~Cite Soleil~~

# en> ~~Petionville~~ Pétion-Ville
petionville-petion-0931 = Pétion-Ville, et non ~~Petionville~~

# en> ~~Croix des Bouquet~~ Croix-des-Bouquets
croix-des-bouquet-croix-32f5 = Croix-des-Bouquets, et non ~~Croix des Bouquet~~

# en> ~~Gonaives~~ Gonaïves
gonaives-gonaives-dbf8 = Gonaïves, et non ~~Gonaives~~

# en> ~~Leogane~~ Léogâne
leogane-leogane-9a16 = Léogâne, et non ~~Leogane~~

# en> ~~Kenscof~~ Kenscoff
kenscof-kenscoff-276a = Kenscoff, et non ~~Kenscof~~

# en> ~~Cap Haitien~~ Cap-Haïtien
cap-haitien-cap-haitien-7d0c = Cap-Haïtien, et non ~~Cap Haitien~~

# en> What our style guide says
what-our-style-guide-5e91 = Ce que dit notre guide de rédaction

# en> In English and in French, a Haitian place keeps the accents and the hyphens of its French name, in headlines too.
in-english-and-in-3d83 = En anglais comme en français, un lieu d’Haïti garde les accents et les traits d’union de son nom français, y compris dans les titres.

# en> In Kreyòl, a place has its Kreyòl name, written as Kreyòl is written: Site Solèy, Petyonvil, Pòtoprens.
# en> It is not a misspelling of the French.
in-kreyol-a-place-has-434d =
    En créole, un lieu porte son nom créole, écrit comme s’écrit le créole : Site Solèy, Petyonvil, Pòtoprens.
    Ce n’est pas une faute d’orthographe en français.

# en> Where a reader may not recognise a name, give both forms once.
# en> After that, keep to one.
where-a-reader-may-not-71a5 =
    Là où un lecteur pourrait ne pas reconnaître un nom, donnez une fois les deux formes.
    Ensuite, n’en gardez qu’une.

# en> What is done, and what is not
what-is-done-and-what-1118 = Ce qui est fait et ce qui ne l’est pas

# en> The list is corrected in English and in French.
the-list-is-corrected-dbc4 = La liste est corrigée en anglais et en français.

# en> The Kreyòl list gives the Kreyòl names as well.
the-kreyol-list-gives-65a5 = La liste en créole donne aussi les noms créoles.

# en> Our older maps still have to be checked.
our-older-maps-still-8765 = Nos cartes plus anciennes restent à vérifier.

# en> Have you seen a name that is wrong?
# en> Write to us.
# en> A name is the first fact in a story.
have-you-seen-a-name-1981 =
    Avez-vous vu un nom erroné ?
    Écrivez-nous.
    Un nom est le premier fait d’un récit.
