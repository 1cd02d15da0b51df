### articles/one-year-on.txt
### tradwi: source, segments 1, layout lines
### Written by tradwi from the article: edit the article, not this file.

# heading 1
a-year-on-haitis-0e6b = A year on, Haiti’s security mission counts its gains and its dead

# caption
kenyan-and-haitian-a628 = Kenyan and Haitian police officers at the anniversary ceremony in Port-au-Prince.

# deck
kenyan-led-force-marks-cd82 = Kenyan-led force marks twelve months in Haiti with a minute of silence, while money is slow and gangs hold most of the capital

## A date to remember

# heading 2
a-date-to-remember-bc52 = A date to remember

# paragraph
a-ceremony-on-thursday-1eea =
    A ceremony on Thursday in Port-au-Prince marked one year since the first Kenyan police officers arrived in Haiti.
    They came under the Multinational Security Support (MSS) Mission, which the United Nations backs.

# paragraph
the-first-contingent-26bc =
    The first contingent landed on 25 June 2024.
    About 800 Kenyan officers serve in the mission, beside forces from Jamaica, Guatemala and El Salvador.
    Their task is to support the Haitian National Police, not to replace it.

## A role the UN calls critical

# heading 2
a-role-the-un-calls-d4b0 = A role the UN calls critical

# paragraph
maria-isabel-salvador-46f3 =
    María Isabel Salvador, the Secretary-General’s Special Representative and head of the United Nations Integrated Office in Haiti (BINUH), said the mission plays a critical role.
    It helps the police to plan joint operations, she said, and to carry them out.

# paragraph
the-purpose-in-her-5fa1 =
    The purpose, in her account, is not only tactical.
    The mission is there to change security in the country for the long term.

## A minute of silence

# heading 2
a-minute-of-silence-2106 = A minute of silence

# paragraph
godfrey-otunge-the-8c3b =
    Godfrey Otunge, the Force Commander, led a minute of silence for the officers who were killed, Haitian and Kenyan alike.
    Lasting peace, he said, is neither quick nor easy.

## Outgunned in the capital

# heading 2
outgunned-in-the-e66c = Outgunned in the capital

# paragraph
gangs-control-around-85-d7b3 =
    Gangs control around 85% of Port-au-Prince.
    Their influence is growing in other parts of the country as well.

# paragraph
the-figure-gives-a-443b =
    The figure gives a measure of the task.
    After a year of joint operations, Haitian authorities are still outgunned, and most of the city is still out of their hands.

## Money that comes slowly

# heading 2
money-that-comes-slowly-3332 = Money that comes slowly

# paragraph
donor-countries-have-ffc0 = Donor countries have promised to pay for the mission, but their money comes slowly and unevenly.

# paragraph
earlier-in-the-year-the-8a9e =
    Earlier in the year, the U.S. State Department approved waivers for $40.7 million in foreign assistance.
    The money is meant for the mission and for the Haitian police.
    It is to pay for operational bases, medical supplies and the upkeep of vehicles.

# paragraph
that-sum-covers-only-a-3c2c =
    That sum covers only a part of the need.
    The rest depends on other countries, and on how soon they keep their word.

## Partnership and memory

# heading 2
partnership-and-memory-6339 = Partnership and memory

# paragraph
this-is-the-fourth-9d73 =
    This is the fourth large international intervention in Haiti since the 1990s.
    Each one followed a collapse, of politics or of security.

# paragraph
this-one-says-that-it-0a89 =
    This one says that it wants to be different.
    It speaks of a lasting partnership rather than a short “occupation”.
    That means training police, planning with local authorities and rebuilding trust, so that the work goes on after the foreign officers have gone home.

# paragraph
opinion-in-haiti-is-9eb8 =
    Opinion in Haiti is cautious.
    The last UN mission, MINUSTAH, left behind allegations of abuse and the spread of cholera.
    Yet Africans lead this mission, and that gives some people a careful optimism.

# paragraph
the-ceremony-looked-20b9 =
    The ceremony looked back on one year.
    What the second brings will depend on how fast the money comes, and on whether the police and the mission can win back ground together.
