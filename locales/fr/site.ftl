### Les mots des éditions elles-mêmes, en français.
### Quand un message nomme une langue, il reçoit les deux : $language, le nom tel que ce
### fichier l’écrit, et $code, l’étiquette de langue (en, fr, ht), pour un sélecteur.

## Le site

site-title = Démonstration de tradwi
site-description = Les informations et le service public d’une même rédaction, en français, en anglais et en créole haïtien.
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

## Titres des encadrés

alert-note = Note
alert-tip = Conseil
alert-important = Important
alert-warning = Avertissement
alert-caution = Attention

outdated-passage = En { $language } : la traduction est en cours de mise à jour
machine-passage = Une machine a traduit ce passage ; personne ne l’a relu
# The link from a note back to the text, for those who listen to the page.
footnote-back = Retour au texte
# Stands for a picture on another site, as a link, where it has no text of its own.
picture = Image
no-articles = Pas encore d’article.
# Stands over what was wrong in articles that this edition does not have, with links to where they are.
corrections-elsewhere = Corrections d’articles qui ne sont pour l’instant que dans une autre langue
