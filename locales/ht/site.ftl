### The words of the editions themselves, in Haitian Creole.
### Where a message names a language, it is given both: $language, the name as this
### file writes it, and $code, the language tag (en, fr, ht), for a selector: "in" is
### written ann before a vowel (ann angle) and an before a consonant (an franse).
### Kreyòl has no plural rules in CLDR: write exact numbers and other, never one.

## Sit la

site-title = Demonstrasyon tradwi
# Wants a native reader’s eye: sèvis piblik for public service.
site-description = Nouvèl ak sèvis piblik yon sèl salon nouvèl, an kreyòl, an franse ak ann angle.
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

## Tit kare yo

alert-note = Nòt
alert-tip = Konsèy
alert-important = Enpòtan
alert-warning = Avètisman
alert-caution = Atansyon

# Wants a native reader’s eye.
outdated-passage =
    { $code ->
        [en] Ann { $language }: y ap mete tradiksyon an ajou
       *[other] An { $language }: y ap mete tradiksyon an ajou
    }
# Wants a native reader’s eye.
machine-passage = Se yon machin ki tradui pasaj sa a; okenn moun poko revize l
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
