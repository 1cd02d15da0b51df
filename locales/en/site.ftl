### The words of the editions themselves, in English.
### Where a message names a language, it is given both: $language, the name as this
### file writes it, and $code, the language tag (en, fr, ht), for a selector.

## The site

site-title = tradwi demonstration
site-description = News and public service from one newsroom, in English, French and Haitian Creole.
all-articles = All articles
older-articles = Older articles
newer-articles = Newer articles
# $number is a whole number; 1 is the page with the oldest articles.
page-number = Page { $number }
front-page-prompt = Choose a language
languages = Languages
skip-to-content = Skip to the article

## Names of languages, as they stand inside a sentence

language-name-en = English
language-name-fr = French
language-name-ht = Haitian Creole

## About an article

# $minutes is a whole number; 0 is less than a minute.
reading-time =
    { $minutes ->
        [0] Less than a minute to read
        [one] { $minutes } minute to read
       *[other] { $minutes } minutes to read
    }

# $date is a date that date-long has written.
published = Published { $date }
updated = Updated { $date }

# $day (1 to 31), $month (1 to 12) and $year are numbers.
# No thousands separator in a year, whatever prints it.
date-long =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
        [12] December
       *[other] ({ $month })
    } { NUMBER($year, useGrouping: 0) }

# $hour (0 to 23) and $minute (two digits) are texts; $date is a date that date-long has written.
date-time = { $date }, { $hour }:{ $minute }

original-link = Read the original in { $language }
correction = Correction
footnotes = Notes

# $percent is a whole number, 0 to 100.
translated-share = { $percent }% translated

## Notices at the top of an article

partial-notice =
    This article is not fully translated yet.
    The parts still to come are shown in { $language }.
stale-notice =
    The original article has changed since this translation was made.
machine-notice =
    A machine translated this text; nobody has reviewed it.
draft-notice =
    This translation is a draft: a second reader has not reviewed it yet.
left-out =
    A part of the original is not in this edition.

## Labels on a passage

untranslated-passage = In { $language }: not translated yet
stale-passage = The original of this passage has changed since it was translated

## Titles of boxed notes

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

outdated-passage = In { $language }: the translation is being brought up to date
machine-passage = A machine translated this passage; nobody has reviewed it
# The link from a note back to the text, for those who listen to the page.
footnote-back = Back to the text
# Stands for a picture on another site, as a link, where it has no text of its own.
picture = Picture
no-articles = No articles yet.
# Stands over what was wrong in articles that this edition does not have, with links to where they are.
corrections-elsewhere = Corrections to articles that are only in another language for now
