### The glossary in English: the words of our news about Haiti that must not vary.
### Each term is the form we prefer. `.also` lists other forms we accept, one a line;
### `.never` lists forms we do not print. A translation may refer to a term by its id.
### `.full` is said once for an acronym among the forms, where an article is read aloud.

-haiti = Haiti
    .also =
        Haitian
        Haiti’s
    .never =
        Hayti

-port-au-prince = Port-au-Prince
    .never =
        Port au Prince

-united-nations = United Nations
    .also =
        UN
        U.N.
    .never =
        United Nation

# The head of the United Nations; the plural is Secretaries-General.
-secretary-general = Secretary-General
    .also =
        Secretary General

-special-representative = Special Representative
    .also =
        special representative

-security-council = Security Council

-resolution = resolution
    .also =
        resolutions

-mss-mission = Multinational Security Support Mission
    .also =
        Multinational Security Support (MSS) Mission
        MSS Mission
        MSS
    .never =
        Multi-National Security Support
    .full = Multinational Security Support

-multinational-force = multinational force

# Known in French and in English by its French acronym, BINUH.
-binuh = United Nations Integrated Office in Haiti
    .also =
        BINUH
    .never =
        BINHU
    .full = United Nations Integrated Office in Haiti

# The mission of 2004 to 2017.
-minustah = United Nations Stabilization Mission in Haiti
    .also =
        MINUSTAH
        United Nations Stabilisation Mission in Haiti
    .never =
        MINUSTHA
    .full = United Nations Stabilization Mission in Haiti

-peacekeeping = peacekeeping
    .never =
        peace keeping

-peacekeeper = peacekeeper
    .also =
        peacekeepers
    .never =
        peace keeper

-haitian-national-police = Haitian National Police
    .also =
        Haiti National Police
        HNP
        PNH

-police-officer = police officer
    .also =
        police officers

-force-commander = Force Commander
    .also =
        force commander

-gang = gang
    .also =
        gangs
        armed gang
        armed gangs

-united-states = United States
    .also =
        U.S.
        US

-state-department = State Department
    .also =
        U.S. State Department
        Department of State

-kenya = Kenya
    .also =
        Kenyan
        Kenyans
        Kenyan-led

-jamaica = Jamaica
    .also =
        Jamaican

-guatemala = Guatemala
    .also =
        Guatemalan

# Not to be taken for the family name Salvador.
-el-salvador = El Salvador
    .also =
        Salvadoran

-prime-minister = Prime Minister
    .also =
        prime minister

-spokesperson = spokesperson
    .also =
        spokesman
        spokeswoman
        spokespeople

-donor = donor
    .also =
        donors
        donor country
        donor countries

-minute-of-silence = minute of silence
    .also =
        moment of silence

-kidnapping = kidnapping
    .also =
        kidnappings
    .never =
        kidnaping

-human-rights = human rights

-cholera = cholera

-oral-rehydration-salts = oral rehydration salts
    .also =
        oral rehydration
        ORS

# 10⁹, a thousand million.
-billion = billion
    .also =
        billions
