### The glossary in French: how each term of our news about Haiti is said in French.
### Each term is the form we prefer. `.also` lists other forms we accept, one a line;
### `.never` lists forms we do not print. A translation may refer to a term by its id.
### `.full` is said once for an acronym among the forms, where an article is read aloud.

# Adjective and language in lower case: haïtien; a person is un Haïtien.
-haiti = Haïti
    .also =
        haïtien
        haïtienne
        haïtiens
        haïtiennes
        Haïtien
        Haïtienne
        Haïtiens
        Haïtiennes
    .never =
        Haiti
        Haîti

-port-au-prince = Port-au-Prince
    .never =
        Port au Prince

-united-nations = Nations Unies
    .also =
        ONU
        Organisation des Nations Unies
    .never =
        Nation Unies
        Nations-Unies

-secretary-general = Secrétaire général
    .also =
        Secrétaire générale
    .never =
        Secrétaire-Général

-special-representative = Représentante spéciale
    .also =
        Représentant spécial
        représentante spéciale
        représentant spécial

-security-council = Conseil de sécurité

-resolution = résolution
    .also =
        résolutions

# The mission’s name; the acronym MMSS is also seen in the French press.
-mss-mission = Mission multinationale d’appui à la sécurité
    .also =
        MMAS
        MMSS
        Mission multinationale de soutien à la sécurité
    .never =
        mission multinationale de soutient
    .full = Mission multinationale d’appui à la sécurité

-multinational-force = force multinationale

-binuh = Bureau intégré des Nations Unies en Haïti
    .also =
        BINUH
    .never =
        BINHU
    .full = Bureau intégré des Nations Unies en Haïti

-minustah = Mission des Nations Unies pour la stabilisation en Haïti
    .also =
        MINUSTAH
        Minustah
    .never =
        MINUSTHA
    .full = Mission des Nations Unies pour la stabilisation en Haïti

-peacekeeping = maintien de la paix
    .never =
        maintient de la paix

-peacekeeper = Casque bleu
    .also =
        Casques bleus
        casque bleu
        casques bleus

-haitian-national-police = Police nationale d’Haïti
    .also =
        PNH
    .never =
        Police Nationale d’Haiti

-police-officer = policier
    .also =
        policiers
        policière
        policières

# Wants an editor’s eye.
-force-commander = commandant de la Force
    .also =
        commandant de la force
        commandante de la Force

-gang = gang
    .also =
        gangs
        gang armé
        gangs armés
        bande armée
        bandes armées

-united-states = États-Unis
    .also =
        américain
        américaine
        américains
        américaines
    .never =
        Etats-Unis
        États Unis

-state-department = Département d’État
    .also =
        département d’État
        Département d’État américain
    .never =
        Département d’Etat

-kenya = Kenya
    .also =
        kényan
        kényane
        kényans
        kényanes
    .never =
        kenyan
        kenyans

-jamaica = Jamaïque
    .also =
        jamaïcain
        jamaïcaine
        jamaïcains
        jamaïcaines
    .never =
        Jamaique

-guatemala = Guatemala
    .also =
        guatémaltèque
        guatémaltèques
    .never =
        Guatémala

# Not to be taken for the family name Salvador.
-el-salvador = Salvador
    .also =
        El Salvador
        salvadorien
        salvadorienne
        salvadoriens
        salvadoriennes

-prime-minister = Premier ministre
    .also =
        Première ministre
        premier ministre
        première ministre

-spokesperson = porte-parole
    .also =
        porte-paroles
    .never =
        porte parole

-donor = donateur
    .also =
        donateurs
        bailleur
        bailleurs
        pays donateur
        pays donateurs
        bailleurs de fonds

-minute-of-silence = minute de silence
    .also =
        minutes de silence

-kidnapping = enlèvement
    .also =
        enlèvements
        kidnapping
        kidnappings

-human-rights = droits humains
    .also =
        droits de l’homme
        droits de la personne

-cholera = choléra
    .never =
        cholera
        cholèra

-oral-rehydration-salts = sels de réhydratation orale
    .also =
        réhydratation orale
        SRO

# 10⁹, a thousand million; the French word billion is a million million.
-billion = milliard
    .also =
        milliards
    .never =
        billion
        billions
