### Les mots des éditions elles-mêmes, en français.
### Quand un message nomme une langue, il reçoit les deux : $language, le nom tel que ce
### fichier l’écrit, et $code, l’étiquette de langue (en, fr, ht), pour un sélecteur.

## Le site

site-title = Articles
site-description = Informations et service public en plusieurs langues.
all-articles = Tous les articles
older-articles = Articles plus anciens
newer-articles = Articles plus récents
# $number is a whole number; 1 is the page with the oldest articles.
page-number = Page { $number }
front-page-prompt = Choisissez une langue
languages = Langues
skip-to-content = Aller à l’article

## Noms des langues, tels qu’ils s’écrivent dans une phrase

language-name-en = anglais
language-name-fr = français
language-name-ht = créole haïtien

## À propos d’un article

# $minutes est un nombre entier ; 0 veut dire moins d’une minute.
reading-time =
    { $minutes ->
        [0] Moins d’une minute de lecture
        [one] { $minutes } minute de lecture
       *[other] { $minutes } minutes de lecture
    }

# $date est une date que date-long a écrite.
published = Publié le { $date }
updated = Mis à jour le { $date }

# $day (1 à 31), $month (1 à 12) et $year sont des nombres.
# Pas de séparateur de milliers dans une année.
date-long =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
        [12] décembre
       *[other] ({ $month })
    } { NUMBER($year, useGrouping: 0) }

# $hour (0 à 23) et $minute (deux chiffres) sont des textes ; $date est une date que date-long a écrite.
date-time = { $date } à { $hour } h { $minute }

original-link = Lire l’original en { $language }
correction = Rectificatif
# The link from a note back to the text, for those who listen to the page.
footnote-back = Retour au texte
# Stands for a picture on another site, as a link, where it has no text of its own.
picture = Image
no-articles = Pas encore d’article.
# Stands over what was wrong in articles that this edition does not have, with links to where they are.
corrections-elsewhere = Corrections d’articles qui ne sont pour l’instant que dans une autre langue
footnotes = Notes

# $percent est un nombre entier, de 0 à 100.
translated-share = Traduit à { $percent } %

## Avis en tête d’article

partial-notice =
    Cet article n’est pas encore entièrement traduit.
    Les parties à venir sont affichées en { $language }.
stale-notice =
    L’article original a changé depuis cette traduction.
machine-notice =
    Une machine a traduit ce texte ; personne ne l’a relu.
draft-notice =
    Cette traduction est provisoire : elle n’a pas encore eu de second lecteur.
left-out =
    Une partie de l’original n’est pas dans cette édition.

## Étiquettes d’un passage

untranslated-passage = En { $language } : pas encore traduit
stale-passage = L’original de ce passage a changé depuis sa traduction
outdated-passage = En { $language } : la traduction est en cours de mise à jour
machine-passage = Une machine a traduit ce passage ; personne ne l’a relu

## Titres des encadrés

alert-note = Note
alert-tip = Conseil
alert-important = Important
alert-warning = Avertissement
alert-caution = Attention

## Le livre de tous les articles (EPUB), et un article en un seul fichier

book-cover = Couverture
book-contents = Sommaire
# $count est le nombre d’articles, 1 ou plus.
book-left-out =
    { $count ->
        [one] Un article plus ancien n’est pas dans ce livre.
       *[other] { $count } articles plus anciens ne sont pas dans ce livre.
    }
# Pour qui écoute le livre ; figure dans sa description.
book-accessibility = Le texte peut être lu à voix haute et agrandi, et il a un sommaire. Les images sont décrites par des mots. Les passages dans une autre langue le disent.
# Précède le texte d’une image trop lourde pour être envoyée avec l’article.
picture-left-out = Image laissée de côté à cause de sa taille

## Le script lu à voix haute, l’audio que l’on en fait, et le texte pour les messageries

# $date est une date en toutes lettres.
script-published = Publié le { $date }
script-translated = Traduit de l’original en { $language }.
script-partial =
    Cet article n’est pas encore entièrement traduit.
    Les parties à venir sont lues en { $language }.
# Ce qui précède un texte. $text est le mot.
script-named = { $text } :
script-image = Image
script-note = Note
script-struck = (barré : { $text })
script-done = Fait
script-open = À faire
script-address = une adresse qui se trouve sur la page
script-quotation = Citation
script-quotation-end = Fin de la citation
script-code = Ici, la page montre du code.
audio-notice = Écouter cet article : c’est une machine qui lit.
message-partial = Pas encore entièrement traduit : des passages sont en { $language }.

## À propos d’une traduction

about-translation = À propos de cette traduction
# $people sont des noms, comme : Ana Jean et Luc Paul.
translated-by =
    { $code ->
        [en] Traduit de l’anglais par { $people }.
        [fr] Traduit du français par { $people }.
        [ht] Traduit du créole haïtien par { $people }.
       *[other] Traduction : { $people }. Langue de l’original : { $language }.
    }
translated-from =
    { $code ->
        [en] Traduit de l’anglais.
        [fr] Traduit du français.
        [ht] Traduit du créole haïtien.
       *[other] Langue de l’original : { $language }.
    }
reviewed-by = Relecture : { $people }.
# Les deux derniers noms d’une liste ; $first peut en contenir plusieurs, séparés par des virgules.
people = { $first } et { $last }
passages-untranslated =
    { $count ->
        [one] Un passage n’est pas encore traduit.
       *[other] { $count } passages ne sont pas encore traduits.
    }
passages-outdated =
    { $count ->
        [one] Un passage a changé dans l’original depuis sa traduction.
       *[other] { $count } passages ont changé dans l’original depuis leur traduction.
    }
all-translated = Tout l’article est traduit et à jour.

## À emporter

# Un lien vers la page en un seul fichier, avec ses images.
keep-page = Garder cette page : un seul fichier, avec ses images
# Un lien vers un livre numérique.
keep-book = Garder ces articles : un livre pour liseuse ou téléphone (EPUB)
