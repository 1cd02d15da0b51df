### The glossary in Haitian Creole: how each term of our news about Haiti is said in Kreyòl.
### Each term is the form we prefer, in most cases without its article. `.also`
### lists other forms we accept, one a line; `.never` lists forms we do not print.

-haiti = Ayiti
    .also =
        ayisyen
        ayisyèn
        Ayisyen
        Ayisyèn
    .never =
        Hayti

# Many outlets keep the French name; in running text we write the Kreyòl one.
-port-au-prince = Pòtoprens
    .also =
        Port-au-Prince
    .never =
        Potoprens
        Pòtoprins

-united-nations = Nasyonzini
    .also =
        LONU
        Nasyon Zini
    .never =
        Nasyonzuni
        l’ONU
        l'ONU

-secretary-general = Sekretè Jeneral
    .also =
        sekretè jeneral
    .never =
        sekrete jeneral

# Wants a native reader’s eye.
-special-representative = Reprezantan Espesyal
    .also =
        reprezantan espesyal

-security-council = Konsèy Sekirite
    .also =
        Konsèy Sekirite a
    .never =
        Konsey Sekirite

-resolution = rezolisyon
    .also =
        rezolisyon yo
    .never =
        rezolution

-mss-mission = Misyon Miltinasyonal Sipò Sekirite
    .also =
        Misyon Miltinasyonal Sipò Sekirite a
        MSS
    .never =
        Misyon Multinasyonal
    .full = Misyon Miltinasyonal Sipò Sekirite

-multinational-force = fòs miltinasyonal
    .also =
        fòs miltinasyonal la
    .never =
        fòs multinasyonal
        fos miltinasyonal

-binuh = Biwo Entegre Nasyonzini an Ayiti
    .also =
        BINUH
        Biwo Entegre Nasyonzini ann Ayiti
    .never =
        BINHU
        Bureau intégré
    .full = Biwo Entegre Nasyonzini an Ayiti

-minustah = Misyon Nasyonzini pou Estabilizasyon Ayiti
    .also =
        MINUSTAH
        Minista
    .never =
        MINUSTHA
    .full = Misyon Nasyonzini pou Estabilizasyon Ayiti

-peacekeeping = mentyen lapè
    .also =
        mentyen lapè a
    .never =
        mentyen la pè
        mentyen lape

# The form kas ble wants a native reader’s eye.
-peacekeeper = manm fòs mentyen lapè
    .also =
        manm fòs mentyen lapè yo
        kas ble

-haitian-national-police = Polis Nasyonal Ayiti
    .also =
        PNH
        Polis Nasyonal Ayiti a
        Polis Nasyonal d Ayiti
    .never =
        Police Nasyonal

-police-officer = polisye
    .also =
        polisye a
        polisye yo
    .never =
        polisyè
        policier

# Wants a native reader’s eye.
-force-commander = kòmandan fòs la
    .also =
        kòmandan fòs yo
    .never =
        komandan fòs la

-gang = gang
    .also =
        gang nan
        gang yo
        gang ame
        gang ame yo
    .never =
        gang la

-united-states = Etazini
    .also =
        Ozetazini
        ameriken
        ameriken yo
    .never =
        Etazuni
        Zetazini

-state-department = Depatman d Eta
    .also =
        Depatman d Eta ameriken
        Depatman Deta
    .never =
        Depatman d'Eta
        Depatman d’Eta

-kenya = Kenya
    .also =
        kenyan
        kenyan yo
    .never =
        kényan

-jamaica = Jamayik
    .also =
        jamayiken
    .never =
        Jamaïque

-guatemala = Gwatemala
    .also =
        gwatemaltèk

# Not to be taken for the family name Salvador, which keeps its spelling.
-el-salvador = Salvadò
    .also =
        El Salvadò
        salvadoryen

-prime-minister = Premye Minis
    .also =
        premye minis
    .never =
        Premye Ministre

-spokesperson = pòtpawòl
    .also =
        pòt pawòl
        pòtpawòl la
    .never =
        portpawòl

-donor = donatè
    .also =
        donatè yo
        bayè fon
        peyi donatè
        peyi donatè yo

# Wants a native reader’s eye.
-minute-of-silence = minit silans
    .also =
        minit de silans

-kidnapping = kidnaping
    .also =
        kidnaping yo
    .never =
        kidnapping

-human-rights = dwa moun
    .also =
        dwa moun yo
    .never =
        droits humains

-cholera = kolera
    .also =
        kolera a
    .never =
        choléra
        cholera
        koléra

-oral-rehydration-salts = sewòm oral
    .also =
        sewòm
        sachè sewòm oral
    .never =
        seròm oral

# 10⁹, a thousand million.
-billion = milya
    .also =
        milya dola
    .never =
        bilyon
        milliard
