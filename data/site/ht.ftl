### The words of the editions themselves, in Haitian Creole.
### Where a message names a language, it is given both: $language, the name as this
### file writes it, and $code, the language tag (en, fr, ht), for a selector: "in" is
### written ann before a vowel (ann angle) and an before a consonant (an franse).
### Kreyòl has no plural rules in CLDR: write exact numbers and other, never one.

## Sit la

site-title = Atik
# Wants a native reader’s eye: sèvis piblik for public service.
site-description = Nouvèl ak sèvis piblik nan plizyè lang.
all-articles = Tout atik yo
older-articles = Atik ki pi ansyen
newer-articles = Atik ki pi resan
# $number is a whole number; 1 is the page with the oldest articles.
page-number = Paj { $number }
front-page-prompt = Chwazi yon lang
languages = Lang
# Wants a native reader’s eye.
skip-to-content = Ale dirèk nan atik la

## Non lang yo, jan yo ekri nan yon fraz

language-name-en = angle
language-name-fr = franse
language-name-ht = kreyòl ayisyen

## Sou yon atik

# $minutes is a whole number; 0 is less than a minute.
# Wants a native reader’s eye: minit lekti.
reading-time =
    { $minutes ->
        [0] Mwens pase yon minit lekti
        [1] Yon minit lekti
       *[other] { $minutes } minit lekti
    }

# $date is a date that date-long has written.
published = Pibliye: { $date }
# A form to check with a native reader.
updated = Dènye mizajou: { $date }

# $day (1 to 31), $month (1 to 12) and $year are numbers.
# August is out; dawout is also heard.
date-long =
    { $day ->
        [1] premye
       *[other] { $day }
    } { $month ->
        [1] janvye
        [2] fevriye
        [3] mas
        [4] avril
        [5] me
        [6] jen
        [7] jiyè
        [8] out
        [9] septanm
        [10] oktòb
        [11] novanm
        [12] desanm
       *[other] ({ $month })
    } { NUMBER($year, useGrouping: 0) }

# $hour (0 to 23) and $minute (two digits) are texts; $date is a date that date-long has written.
# A form to check with a native reader.
date-time = { $date }, { $hour }:{ $minute }

# A form to check with a native reader.
original-link =
    Li vèsyon orijinal la { $code ->
        [en] ann { $language }
       *[other] an { $language }
    }
# A form to check with a native reader.
correction = Koreksyon
# The link from a note back to the text, for those who listen to the page.
# Wants a native reader’s eye.
footnote-back = Retounen nan tèks la
# Stands for a picture on another site, as a link, where it has no text of its own.
picture = Imaj
# Wants a native reader’s eye.
no-articles = Poko gen atik.
# Stands over what was wrong in articles that this edition does not have, with links to where they are.
# Wants a native reader’s eye.
corrections-elsewhere = Koreksyon nan atik ki nan yon lòt lang sèlman pou kounye a
footnotes = Nòt

# $percent is a whole number, 0 to 100.
translated-share = { $percent }% tradui

## Avètisman anwo yon atik

# A form to check with a native reader.
partial-notice =
    Atik sa a poko fin tradui.
    Pati ki poko tradui yo rete { $code ->
        [en] ann { $language }.
       *[other] an { $language }.
    }
# A form to check with a native reader.
stale-notice =
    Atik orijinal la chanje apre tradiksyon sa a.
# A form to check with a native reader.
machine-notice =
    Se yon machin ki tradui tèks sa a; okenn moun poko revize l.
# Wants a native reader’s eye: poko definitif for a draft.
draft-notice =
    Tradiksyon sa a poko definitif: yon dezyèm moun poko revize l.
# Wants a native reader’s eye.
left-out =
    Gen yon pati nan atik orijinal la ki pa nan vèsyon sa a.

## Etikèt sou yon pasaj

# Wants a native reader’s eye.
untranslated-passage =
    { $code ->
        [en] Ann { $language }: poko tradui
       *[other] An { $language }: poko tradui
    }
# Wants a native reader’s eye.
stale-passage = Pasaj orijinal la chanje apre tradiksyon sa a
# Wants a native reader’s eye.
outdated-passage =
    { $code ->
        [en] Ann { $language }: y ap mete tradiksyon an ajou
       *[other] An { $language }: y ap mete tradiksyon an ajou
    }
# Wants a native reader’s eye.
machine-passage = Se yon machin ki tradui pasaj sa a; okenn moun poko revize l

## Tit kare yo

alert-note = Nòt
alert-tip = Konsèy
alert-important = Enpòtan
alert-warning = Avètisman
alert-caution = Atansyon

## Liv ki gen tout atik yo (EPUB), ak yon atik nan yon sèl fichye

# Wants a native reader’s eye.
book-cover = Kouvèti
# Wants a native reader’s eye.
book-contents = Sa ki nan liv la
# $count is the number of articles, 1 or more.
# Wants a native reader’s eye.
book-left-out =
    { $count ->
        [1] Gen yon atik ki pi ansyen ki pa nan liv sa a.
       *[other] Gen { $count } atik ki pi ansyen ki pa nan liv sa a.
    }
# For readers who listen to the book; stands in its description.
# Wants a native reader’s eye.
book-accessibility = Ou ka koute tèks la, ou ka fè lèt yo vin pi gwo, epi gen yon lis tout atik yo. Gen mo ki dekri chak imaj. Chak pasaj ki nan yon lòt lang di sa.
# Stands before the text of a picture that is too large to be sent with the article.
# Wants a native reader’s eye.
picture-left-out = Imaj sa a twò gwo, nou pa mete l

## Tèks pou li awotvwa, son ki fèt avè l, ak tèks pou mesaj

# $date is a date in words.
script-published = Pibliye { $date }
# Wants a native reader’s eye.
script-translated =
    Se yon tradiksyon; orijinal la { $code ->
        [en] ann { $language }.
       *[other] an { $language }.
    }
# Wants a native reader’s eye.
script-partial =
    Atik sa a poko fin tradui.
    N ap li pati ki poko tradui yo { $code ->
        [en] ann { $language }.
       *[other] an { $language }.
    }
# What stands before a text. $text is the word.
script-named = { $text }:
script-image = Imaj
script-note = Nòt
# Wants a native reader’s eye.
script-struck = (yo bare: { $text })
script-done = Fèt
script-open = Pou fè
script-address = yon adrès ki sou paj la
# Wants a native reader’s eye.
script-quotation = Sitasyon
script-quotation-end = Fen sitasyon an
script-code = Nan plas sa a, paj la montre kòd.
# Wants a native reader’s eye.
audio-notice = Koute atik sa a: se yon machin k ap li l.
# Wants a native reader’s eye.
message-partial =
    Poko fin tradui: gen pati ki { $code ->
        [en] ann { $language }.
       *[other] an { $language }.
    }

## Sou yon tradiksyon

# Wants a native reader’s eye, down to all-translated.
about-translation = Sou tradiksyon sa a
# $people are names, such as: Ana Jean ak Luc Paul.
translated-by = Se { $people } ki tradui atik sa a. Lang orijinal la: { $language }.
translated-from = Atik sa a tradui. Lang orijinal la: { $language }.
reviewed-by = Se { $people } ki revize l.
people = { $first } ak { $last }
passages-untranslated =
    { $count ->
        [1] Gen yon pasaj ki poko tradui.
       *[other] Gen { $count } pasaj ki poko tradui.
    }
passages-outdated =
    { $count ->
        [1] Gen yon pasaj ki chanje nan orijinal la apre tradiksyon an.
       *[other] Gen { $count } pasaj ki chanje nan orijinal la apre tradiksyon an.
    }
all-translated = Tout atik la tradui, epi tradiksyon an ajou.

## Pou pote ale

# Wants a native reader’s eye, both of these: sere for keep, liv elektwonik for e-book.
keep-page = Sere paj sa a: yon sèl fichye ak tout imaj yo
keep-book = Sere atik sa yo: yon liv elektwonik pou telefòn (EPUB)
