"""Leaflets and pages of health services: what their bands, heads and items give, in our own words."""

from __future__ import annotations

import time

import pytest

from materia_medica.extract.effects.leaflets.broken_lines import DOSING
from materia_medica.extract.effects.leaflets.examples import (
    circumstances_in_leaflet,
    rows_in_leaflet,
    rows_on_page,
    settings_in_leaflet,
)
from materia_medica.extract.effects.leaflets.leaflet_heads import setting_of_words
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.passing_sentences import CHECKED

from .documents import leaflet, rows_in

RARE = "Rare (may affect up to 1 in 1,000 people)"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # bands as paragraphs, behind items, with words between, in-line
        (f"{RARE}\n\n* gout\n* hives", ["gout; rare", "hives; rare"]),
        ("* children and adults\n* gout, unmasked or made worse", ["gout"]),
        # a paragraph of its own below a heading rates the list behind the next one
        (
            "# Common side effects\n\nSide effects of Velotab happen in more than 1 in 10 people.\n\nYou may get:\n\n* gout",
            ["gout; very_common"],
        ),
        ("Very common side effects (may affect more than 1 in 10 people) are:\n\n* gout", ["gout; very_common"]),
        # what a sentence says of all holds for those behind it and for the next paragraph, until another says so
        ("## Serious side effects\n\nIt happens rarely, but some people have serious side effects.\n\n"
         "Call your doctor straight away if you have fits.",
         ["fits; rare; serious"]),
        ("Common side effects happen in more than 1 in 100 people. You may feel sick. Less common side effects happen in "
         "fewer than 1 in 100 people. Your hands may shake.",
         ["feeling sick; common", "shaking hands; uncommon"]),
        ("Common side effects happen in more than 1 in 100 people. You may feel sick. Your hands may shake.",
         ["feeling sick; common", "shaking hands; common"]),
        # a number behind a list counts for more than the word above it, and not for more than a number there
        ("## Common side effects\n\n* gout\n\nThese are very common, and affect more than 1 in 10 people.",
         ["gout; very_common"]),
        (f"{RARE}\n\n* gout\n\nThey affect fewer than 1 in 2,000 people.", ["gout; rare"]),
        ("Very common (may affect more than 1 in 10 people)\n\nThe most common side effects are an upset stomach and gout.",
         ["upset stomach; very_common", "gout; very_common"]),
        ("## Common side effects\n\nThe most common side effects of Velotab are a sore mouth and gout. "
         "These happen in more than 1 in 10 people.",
         ["sore mouth; very_common", "gout; very_common"]),
        (f"* thirst {RARE}\n* gout", ["thirst", "gout; rare"]),
        (f"{RARE}\n\n* gout\n\nNot known (frequency cannot be estimated from the available data)\n\n* hives",
         ["gout; rare", "hives"]),
        ("Common (may affect up to 1 in 10 people): gout, hives.", ["gout; common", "hives; common"]),
        # a paragraph in front of a list that only says how often is its band, and so is one that says that this is not known
        ("Most serious side effects\n\nThese may affect more than 1 in 10 people treated.\n\n* fits",
         ["fits; very_common; serious"]),
        # sentences in front of a list say how often what it names occurs, and those behind it that it is serious
        ("Some people have serious problems with their mood. They affect about 3 in every 100 people.\n\n* feeling low\n* fits\n\n"
         "If you get any of these problems, see a doctor straight away.",
         ["feeling low; common; serious", "fits; common; serious"]),
        ("Side effects that a blood test may show very common (may affect more than 1 in 10 people)\n\n* gout",
         ["gout; very_common"]),
        (f"{RARE}\n\n* gout\n\nThe frequency of the following side effects is not known.\n\n* hives", ["gout; rare", "hives"]),
        (f"{RARE}\n\n* gout\n\nSide effects of which the frequency is not known (cannot be estimated)\n\n* hives",
         ["gout; rare", "hives"]),
        (f"{RARE}\n\n* gout\n\nOther side effects reported: frequency cannot be estimated from the available data\n\n* hives",
         ["gout; rare", "hives"]),
        (f"{RARE}\n\n* gout\n\nThe frequency of headache is not known.\n\n* hives", ["gout; rare", "hives; rare"]),
        # below it stays in whom and where effects were seen, and what names a place of its own has that
        (f"Children\n\n{RARE}\n\n* gout\n\nNot known (proportion of people affected not known)\n\n* hives",
         ["gout; rare; Children", "hives; Children"]),
        # a disease that is rare, another band that is pointed to and a rate for some say nothing of the effect's own
        ("Not known (frequency cannot be estimated)\n\n* a rare blood cancer\n* gout, a rare disease",
         ["blood cancer", "gout; a rare disease"]),
        (f"{RARE}\n\n* thirst (this was uncommon in patients with gout)\n* hives (uncommon)",
         ["thirst; this was uncommon in patients with gout; rare", "hives; uncommon"]),
        (f"{RARE}\n\n* hives (in patients with gout, the frequency is common)",
         ["hives; in patients with gout, the frequency is common; rare"]),
        # an effect whose signs are listed below it stays under its band, and so do they
        (f"{RARE}\n\n* shock (life-threatening). Signs of shock can include:\n* hives\n* fits",
         ["shock; Signs of shock can include:; rare; serious", "hives; rare", "fits; rare"]),
        # a sentence says how many it affects, the medicine affects other things
        ("Gout may affect up to 1 in 100 people. The tablets may affect your ability to drive.",
         ["Gout; uncommon", "effects on ability to drive"]),
        # a band in small letters behind the name of an effect is its own, that of the items below stays in force
        ("Serious side effects\n\n* Infected blood (sepsis): uncommon (may affect up to 1 in 100 people)\n* hives: very rare "
         "(may affect up to 1 in 10,000 people)\n* gout - may affect up to 1 in 100 people\n* fits, rare\n* thirst. Rare "
         "(may affect up to 1 in 1,000 people).\n* fever",
         ["Infected blood; sepsis; uncommon; serious", "hives; very_rare; serious", "gout; uncommon; serious",
          "fits; rare; serious", f"thirst; {RARE}.; rare; serious", "fever; serious"]),
        ("* thirst, hives, rare\n* in children: rare (may affect up to 1 in 1,000 people)\n* gout",
         ["thirst", "hives", "gout; rare; children"]),
        ("Serious side effects\n\n* redness (rash), chest pain (rare: may affect up to 1 in 1,000 people)",
         ["redness; rash; rare; serious", "chest pain; rare; serious"]),
        # heads of the signs of events part the list of serious effects, each with its band
        ("Tell your doctor at once if you notice:\n\nSigns of infection (common) include\n\n* fever\n\nSigns of bleeding "
         "in the gut, brain or joints (uncommon) include\n\n* pain\n\nThe signs of gout are not very specific, but may include:\n\n"
         "* heat",
         ["infection; common; serious", "bleeding in the gut, brain or joints; uncommon; serious", "gout; serious"]),
        # how mild effects are names none
        ("* gout\n\nAll of them are mostly slight to moderate in intensity.", ["gout"]),
        # a piece that the next one completes takes no further ones
        ("* sudden, partial or permanent decrease or loss of hearing in one ear and serious allergic reaction",
         ["sudden, partial or permanent decrease or loss of hearing in one ear", "serious allergic reaction; serious"]),
        # what treatment causes, behind the label of its class
        (f"{RARE}\n\nGeneral disorders: treatment with this medicine may also cause fever and chills.",
         ["fever; rare", "chills; rare"]),
        # a damaged number leaves the word
        ("Uncommon side effects (may affect 1 in 100 people)\n\n* gout", ["gout; uncommon"]),
        ("Common (may affect 2 in 100 people)\n\n* gout", ["gout; common"]),
        ("Common (may affect up to 1 in people)\n\n* gout", ["gout; common"]),
        # a body system heads a list, a tier a line, a verb the list behind its band, a row of cells those below
        ("Heart and circulation\n\n* gout", ["gout"]),
        ("Common: gout, hives", ["gout; common", "hives; common"]),
        (f"**{RARE}** include gout and hives.", ["gout; rare", "hives; rare"]),
        # what one may get next has its own words, and what becomes of something is one
        ("* you get a cough, feel dizzy and are losing weight", ["cough", "feeling dizzy", "losing weight"]),
        ("* yellow skin or the whites of your eyes turn yellow", ["yellow skin", "whites of your eyes turn yellow"]),
        ("* your skin becomes red, swollen or sore", ["skin becomes red, swollen or sore"]),
        # one sentence says how often, another how to cope
        ("These side effects happen in more than 1 in 100 people. There are things you can do.\n\n* gout", ["gout; common"]),
        ("Serious side effects happen in less than 1 in 1,000 people.\n\n## Call 999 if:\n\n* you have fits",
         ["fits; rare; serious"]),
        # the serious block comes first, and ends where bands begin anew
        ("Tell your doctor at once if you notice:\n\n* fits\n\nCommon (may affect up to 1 in 10 people)\n\n* gout",
         ["fits; serious", "gout; common"]),
        (f"Serious side effects\n\n{RARE}\n\n* fits\n\nCommon (may affect up to 1 in 10 people)\n\n* gout",
         ["fits; rare; serious", "gout; common"]),
        # its head may stand in front of its bands, or name the effects whose signs it lists
        (f"Allergic reactions If you get any of the following symptoms stop the tablets and tell your doctor immediately."
         f"\n\n{RARE}\n\n* fits\n\nOther side effects\n\n{RARE}\n\n* gout", ["fits; rare; serious", "gout; rare"]),
        (f"See a doctor as soon as possible if you get any of the below mentioned side effects.\n\n{RARE}\n\n* fits", ["fits; rare"]),
        ("Serious side effects:\n\nRare (may affect up to 1 in 1,000 people) side effects, which were not severe, include:\n\n* gout",
         ["gout; rare"]),
        (f"See a doctor at once if you get any of the below mentioned side effects.\n\n{RARE}\n\n* fits", ["fits; rare; serious"]),
        (f"Fits may occur. If you get any of the above symptoms, see a doctor at once. The side effects below are defined as:"
         f"\n\n{RARE}\n\n* gout", ["Fits; serious", "gout; rare"]),
        ("The most important side effects are listed below. If you get any of them, see a doctor immediately.\n\nFits",
         ["Fits; serious"]),
        ("Stop it and tell your doctor immediately if you notice any of the following side effects:\n\nBlood clots:\n\n"
         "* hives\n\nStroke:\n\n* fits\n\nYou may also notice:\n\n* gout", ["hives; serious", "fits; serious", "gout"]),
        ("Please tell your doctor immediately:\n\nif you get fits\n\n##### if you get any of the following:\n\nhives",
         ["fits; serious", "hives; serious"]),
        # what is done about other effects says nothing of those below, and what closes the list opens none
        (f"Serious side effects\n\nFits may occur.\n\nOther side effects {RARE}\n\n* gout", ["Fits; serious", "gout; rare"]),
        (f"Besides the serious side effects above, you may get the following:\n\n{RARE}\n\n* gout", ["gout; rare"]),
        ("You may get wheezing, hives or dizziness. Contact your doctor immediately if you get "
         f"any of these symptoms.\n\n{RARE}\n\n* gout",
         ["wheezing; serious", "hives; serious", "dizziness; serious", "gout; rare"]),
        (f"Some effects may be serious. List of other side effects:\n\n{RARE}\n\n* gout", ["gout; rare"]),
        ("Notify your doctor immediately of any changes. Tell your doctor if you notice any of the following side effects:"
         f"\n\n{RARE}\n\n* gout", ["gout; rare"]),
        (f"If you get hives, stop it and see a doctor promptly. It may also cause these side effects:\n\n{RARE}\n\n* gout",
         ["hives; serious", "gout; rare"]),
        ("unavailable", []),
        ("Infections of any kind may occur. Please read this list:\n\n* gout", ["Infections of any kind", "gout"]),
        ("Serious side effects:\n\n* fits\n\nIf any of the above serious side effects happen, see a doctor immediately. "
         f"Some people had the following side effects:\n\n{RARE}\n\n* gout", ["fits; serious", "gout; rare"]),
        ("If you get either of these:\n\n* dark urine\n\ntell your doctor immediately.", ["dark urine; serious"]),
        (f"{RARE}\n\n* gout\n\nIf you get any of these side effects, see a doctor immediately.", ["gout; rare"]),
        ("Tell your doctor immediately if you notice any symptoms listed below:\n\nSymptoms of nerves may include fits.\n\n"
         f"{RARE}\n\n* gout", ["fits; serious", "gout; rare"]),
        # it goes on below words in small letters, and where its head needs no colon
        ("Tell your doctor at once if you notice:\n\n* fits\n\ndisorders called:\n\n* lupus", ["fits; serious", "lupus; serious"]),
        ("The most serious side effects may include\n\n* fits", ["fits; serious"]),
        ("Seek medical care with no delay if you get:\n\n* fits", ["fits; serious"]),
        # a sentence behind an effect says so, or what to do, and names nothing
        ("Gout may occur. See a doctor at once if you get these symptoms. Some people had the following serious side effects:"
         "\n\n* fits", ["Gout; serious", "fits; serious"]),
        ("Gout may occur. If you get these symptoms, see a doctor at once, because they may have life-threatening effects.",
         ["Gout; serious"]),
        (f"{RARE}\n\n* gout. If you get a side effect not listed here, tell your doctor straight away.", ["gout; rare"]),
        # an item that calls itself life-threatening heads nothing
        (f"{RARE}\n\ngout\n\nsudden life-threatening allergic reaction\n\nhives",
         ["gout; rare", "sudden life-threatening allergic reaction; rare; serious", "hives; rare"]),
        # an item's own sentences
        ("* fits. Stop the tablets and see a doctor immediately.\n* gout", ["fits; serious", "gout"]),
        (f"{RARE}\n\n* gout\n* hives. This is common (may affect up to 1 in 10 people).", ["gout; rare", "hives; common"]),
        # a dash ends the effect that is explained, and the problems of an organ are an effect, no body system
        (f"{RARE}\n\n* gout – a painful illness with symptoms such as swelling",
         ["gout; a painful illness with symptoms such as swelling; rare"]),
        (f"{RARE}\n\nHeart problems\n\n* palpitations", ["Heart problems; rare", "palpitations; rare"]),
        # what shows or explains an effect is none, and its cause stays the row
        (f"{RARE}\n\n* low calcium in the blood, shown in a blood test\n* anaemia, found by a scan",
         ["low calcium in the blood; shown in a blood test; rare", "anaemia; found by a scan; rare"]),
        (f"{RARE}\n\n* low platelets, which may cause bruising", ["low platelets; which may cause bruising; rare"]),
        (f"{RARE}\n\n* stiffness, since your dose may be too high", ["stiffness; since your dose may be too high; rare"]),
        ("If any side effect gets worse, tell your nurse.\n\n* gout", ["gout"]),
        # a sense shares what it is of, a list the place of the injection
        (f"{RARE}\n\n* smelling, tasting or hearing things", ["smelling, tasting or hearing things; rare"]),
        (f"{RARE}\n\n* itching or warmth where the vaccine was given",
         ["itching where the vaccine was given; rare", "warmth where the vaccine was given; rare"]),
        (f"{RARE}\n\nitching or warmth where the vaccine was given",
         ["itching where the vaccine was given; rare", "warmth where the vaccine was given; rare"]),
        # no row is a head without its end, a place, a measured thing or what only tells of the effect before
        (f"{RARE}\n\n* loss or decrease of appetite, difficulty or problems in sleeping",
         ["loss or decrease of appetite; rare", "difficulty or problems in sleeping; rare"]),
        (f"{RARE}\n\n* increase in some white blood cells\n* swollen ankles, feet or hands",
         ["increase in some white blood cells; rare", "swollen ankles, feet or hands; rare"]),
        (f"{RARE}\n\n* pain of the joints, similar to gout\n* numbness after the first dose",
         ["pain of the joints; similar to gout; rare", "numbness; after the first dose; rare"]),
        # items that a conversion ran together
        (f"{RARE}\n\n* rash (redness) weight gain wind feeling sick, hair loss",
         ["rash; redness; rare", "weight gain; rare", "wind; rare", "feeling sick; rare", "hair loss; rare"]),
        (f"{RARE}\n\n* Fever Headache Nausea", ["Fever; rare", "Headache; rare", "Nausea; rare"]),
        (f"{RARE}\n\n* itching rash\n* burning feeling", ["itching rash; rare", "burning feeling; rare"]),
        # causes, advice and what something is linked to are none, and a combination is what it combines
        (f"{RARE}\n\n* gout\n\nWhat to do if you get gout\n\n* Rest your foot\n\nOther side effects:\n\n* hives",
         ["gout; rare", "hives"]),
        (f"{RARE}\n\n* gout\n\nGout may occur if you:\n\n* eat too little\n* drink alcohol", ["gout; rare"]),
        (f"{RARE}\n\n* gout\n\nThis is partly due to better health and lifestyle.", ["gout; rare"]),
        (f"{RARE}\n\n* a combination of fever, sweating and stiff muscles",
         ["fever; rare", "sweating; rare", "stiff muscles; rare"]),
        # sentences behind an effect say how often it occurs, and its signs are none; a paragraph may stand for an item
        ("Tell your doctor at once if you notice:\n\nBlood clots. This is rare (up to 1 in 1,000 people). Symptoms"
         " include pain and heat.\n\nstroke which can be fatal",
         ["Blood clots; Symptoms include pain and heat.; rare; serious",
          "stroke; serious"]),
        ("Serious side effects\n\n* muscle pain. This may harm your kidneys. (Rare side effect)\n* gout (uncommon)",
         ["muscle pain; This may harm your kidneys.; rare; serious", "gout; uncommon; serious"]),
        ("Tell your doctor immediately\n\nif you get symptoms of shock such as fits and hives (rare).",
         ["shock; fits and hives (rare).; rare; serious"]),
        # a head names the event in front of its signs, or the line above does; an effect with its own band is no sign
        ("Tell your doctor at once if you get signs of shock such as:\n\n* hives\n* gout, which may affect up to 1 in 100"
         " people\n\nthirst", ["shock; serious", "gout; uncommon; serious", "thirst; serious"]),
        ("Serious side effects\n\nLung disease - the signs may include:\n\n* cough\n\nHepatitis that may include:\n\n* fever",
         ["Lung disease; serious", "Hepatitis; serious"]),
        ("Serious side effects\n\nShock\n\nSymptoms can include:\n\n* hives\n\nStroke\n\nSymptoms can include:\n\n* weakness",
         ["Shock; serious", "Stroke; serious"]),
        ("* shock. Symptoms may include:\n* hives\n* fits. If you notice any of these, tell your doctor.\n* gout",
         ["shock", "gout"]),
        # a band may count from one number to another
        ("Common side effects (occur in 1 to 10 users in 100) are:\n\n* gout", ["gout; common"]),
        # what forms or develops, in whom, and reactions that tell of the effect before them
        ("For patients treated before (more than 150 days) inhibitors may form uncommonly (less than 1 in 100 patients).",
         ["inhibitors; uncommon; patients treated before"]),
        ("If you have never received insulin, antibodies may develop.",
         ["antibodies; never received insulin"]),
        ("Allergic reactions may occur. Such reactions may include hives and fits.",
         ["Allergic reactions; Such reactions may include hives and fits."]),
        ("Shock is a rare possibility (may affect up to 1 in 1,000 people).", ["Shock; rare"]),
        (f"Ask your doctor. The following side effects can happen in adults. {RARE}\n\n* gout", ["gout; rare; adults"]),
        ("* you see or hear things\n* any combination of fits, fever and hives",
         ["see or hear things", "fits", "fever", "hives"]),
        # signs may be paragraphs, and their head have no colon; what is done about an effect is none
        ("Serious side effects\n\nShock. Symptoms can include, but are not limited to:\n\nhives\n\nfits\n\nGout",
         ["Shock; serious", "Gout; serious"]),
        (f"Shock ({RARE[:4]}: may affect up to 1 in 1,000 people) Symptoms can include\n\n* hives", ["Shock; rare"]),
        (f"{RARE}\n\n* If you have gout, you will be given tablets and the injection may be stopped.", []),
        (f"{RARE}\n\n* Effects in the eye: pain, redness\n* low Vitamin D level",
         ["pain; rare", "redness; rare", "low Vitamin D level; rare"]),
        (f"{RARE}\n\n* low sodium level (hyponatraemia) Possible signs of low sodium level may include fits, confusion",
         ["low sodium level; hyponatraemia; Possible signs of low sodium level may include fits, confusion; rare"]),
        # patients and combinations are named whole, by the sentence that heads the list alone
        (f"Side effects in adults with asthma {RARE}\n\n* gout", ["gout; rare; adults with asthma"]),
        (f"The following side effects were reported in pregnant individuals\n\n{RARE}\n\n* gout",
         ["gout; rare; pregnant individuals"]),
        (f"Side effects in individuals 60 years of age and older\n\n{RARE}\n\n* gout",
         ["gout; rare; individuals 60 years of age and older"]),
        (f"Side effects in adolescents Adolescents had these side effects:\n\n{RARE}\n\n* gout",
         ["gout; rare; adolescents"]),
        (f"Side effects when taken alone or in combination with insulin:\n\n{RARE}\n\n* gout", ["gout; rare"]),
        (f"Some patients had these side effects while taking Velotab with a sulphonylurea:\n\n{RARE}\n\n* gout",
         ["gout; rare; taking Velotab with a sulphonylurea"]),
        (f"Side effects in combination with insulin can be:\n\n{RARE}\n\n* gout",
         ["gout; rare; in combination with insulin"]),
        (f"Ask before it is used in children. Side effects are:\n\n{RARE}\n\n* hives", ["hives; rare"]),
        # a condition is an illness or a test, what else one has is an effect
        (f"{RARE}\n\n* If you have pain, redness or swelling", ["pain; rare", "redness; rare", "swelling; rare"]),
        (f"{RARE}\n\n* If you are pregnant, thirst", ["thirst; rare; pregnant"]),
        (f"{RARE}\n\n* If you have a blood test, it may show a low sodium", ["low sodium; rare"]),
        (f"{RARE}\n\n* gout\n* If you have a fever, drink enough", ["gout; rare"]),
        ("* If you have a combination of any of these symptoms: fever, gout", ["fever", "gout"]),
        # an event with its band stands before its signs, which end with what to do about them
        ("Serious side effects\n\n* Gout (rare - may affect up to 1 in 1,000 people) If you get these symptoms:\n* pain\n"
         "* Contact a doctor.\n* hives", ["Gout; rare; serious", "hives; serious"]),
        ("* Gout (rare: may affect up to 1 in 1,000 people), with signs such as:\n* pain\n* See a doctor immediately.",
         ["Gout; rare; serious"]),
        # advice below a band
        (f"{RARE}\n\n* fever\n\nThree ways to reduce a fever:\n\n* Drink enough water\n\nCommon (may affect up to 1 in "
         "10 people)\n\n* gout", ["fever; rare", "gout; common"]),
        # what one may have behind "if you", and who had it, is no word of the effect
        ("Tell your doctor at once if you:\n\n* are a man and experience a painful erection\n* are aware of having low "
         "numbers of white blood cells\n* have thoughts of suicide\n* feel dizzy",
         ["painful erection; serious", "low numbers of white blood cells; serious", "thoughts of suicide; serious",
          "feeling dizzy; serious"]),
        ("In rare cases, hives have been reported.", ["hives; rare"]),
        ("Children given Velotab commonly experienced anaemia.", ["anaemia; common; Children"]),
        ("Most people who had these side effects had heart problems before.", []),
        # what to do about an effect names it, what to do about side effects or for patients names none
        ("If you get fits or wheezing, call your doctor immediately.", ["fits; serious", "wheezing; serious"]),
        ("If you have hepatitis B, your doctor should test your blood.", []),
        ("If you get any of these, tell your doctor.", []),
        (f"{RARE}\n\nthirst, feeling like you have a cold", ["thirst; rare", "feeling like you have a cold; rare"]),
        # what a name is stands behind a colon with an article
        (f"{RARE}\n\n* bilirubin: a yellow substance, ferritin",
         ["bilirubin; a yellow substance, ferritin; rare"]),
        # an illness before a colon has its signs behind it, a class its members
        (f"{RARE}\n\n* liver damage: itching, dark urine\n* blood problems: anaemia, low platelets",
         ["liver damage; itching, dark urine; rare", "anaemia; rare", "low platelets; rare"]),
        (f"{RARE}\n\n* Posterior Reversible Encephalopathy Syndrome: fits, headache",
         ["Posterior Reversible Encephalopathy Syndrome; fits, headache; rare"]),
        # a sentence within a list keeps its band, one behind the list has none, and a parenthesis heads nothing
        (f"{RARE}\n\ngout, fever\n\nVelotab can raise your levels of prolactin.\n\nhives",
         ["gout; rare", "fever; rare", "raised levels of prolactin; rare", "hives; rare"]),
        (f"{RARE}\n\ngout, fever\n\nVelotab can raise your levels of prolactin.\n\nOther side effects\n\nhives",
         ["gout; rare", "fever; rare", "raised levels of prolactin", "hives"]),
        (f"{RARE}\n\ngout\n\nLyell syndrome (a skin reaction that may be life-threatening)\n\nhives",
         ["gout; rare", "Lyell syndrome; a skin reaction that may be life-threatening; rare; serious", "hives; rare"]),
        ("Please tell your doctor immediately if\n\n* you have fits", ["fits; serious"]),
        ("Very rare (may affect up to 1 of 10,000 people)\n\n* gout", ["gout; very_rare"]),
        (f"{RARE}\n\n* stomach symptoms such as pain or swelling", ["pain; rare", "swelling; rare"]),
        (f"{RARE}\n\n* low pressure that causes leakage of fluid from the inside of the eye, redness, pain and itching",
         ["low pressure; that causes leakage of fluid from the inside of the eye; rare", "redness; rare", "pain; rare",
          "itching; rare"]),
        # a band whose number is told in other words ends the band above
        (f"{RARE}\n\n* gout\n\nNot known (proportion of people affected not known)\n\n* hives", ["gout; rare", "hives"]),
        (f"{RARE}\n\n* gout\n\nVery rare or not known: may affect less than 1 in 10,000 people\n\n* hives",
         ["gout; rare", "hives; very_rare"]),
        # what an effect leads to, or its examples, end where a joint ends them, and the list goes on behind
        (f"{RARE}\n\n* swollen vessels that cause pain and itching, gout",
         ["swollen vessels; that cause pain and itching; rare", "gout; rare"]),
        (f"{RARE}\n\n* tissue damage where it is given, inflamed skin that causes swelling and pain, feeling dizzy upon "
         "sitting up or standing up", ["tissue damage where it is given; rare", "inflamed skin; that causes swelling and pain; rare",
                                       "feeling dizzy upon sitting up or standing up; rare"]),
        (f"{RARE}\n\n* hives notable for pale red, raised, sore bumps", ["hives notable for pale red, raised, sore bumps; rare"]),
        (f"{RARE}\n\n* sore skin, such as blisters, cracks or scales, gout, hives",
         ["sore skin; blisters, cracks or scales; rare", "gout; rare", "hives; rare"]),
        (f"{RARE}\n\n* skin problems such as dryness or redness, cracks, hives",
         ["skin problems; dryness or redness, cracks, hives; rare"]),
        (f"{RARE}\n\n* signs of a stroke such as weakness, a droopy face or slurred speech, confusion",
         ["stroke; weakness, a droopy face or slurred speech, confusion; rare"]),
        # an explanation behind a colon, in a parenthesis or as an apposition is no effect
        (f"{RARE}\n\n* sarcoidosis: a disease with lumps in the lungs, skin or eyes",
         ["sarcoidosis; a disease with lumps in the lungs, skin or eyes; rare"]),
        (f"{RARE}\n\n* low sodium (may cause fits and confusion)", ["low sodium; may cause fits and confusion; rare"]),
        (f"{RARE}\n\n* high amylase, a digestive enzyme, gout",
         ["high amylase; a digestive enzyme; rare", "gout; rare"]),
        (f"{RARE}\n\n* cough, wheezing, as these may indicate asthma",
         ["cough; as these may indicate asthma; rare", "wheezing; as these may indicate asthma; rare"]),
        # words that describe one thing, and a place told in a clause, stay together
        (f"{RARE}\n\n* patches of thick, scaly or crusty skin, gout",
         ["patches of thick, scaly or crusty skin; rare", "gout; rare"]),
        (f"{RARE}\n\n* redness or pain around the place you have injected",
         ["redness around the place you have injected; rare", "pain around the place you have injected; rare"]),
        # a head that lists the signs of an event gives the event alone, also one of the sentences in front
        ("Signs of lactic acidosis include:\n\n* vomiting\n* cold hands\n\nOther side effects:\n\n* gout",
         ["lactic acidosis", "gout"]),
        (f"{RARE}\n\n* lactic acidosis\n\nSigns of lactic acidosis include:\n\n* vomiting", ["lactic acidosis; rare"]),
        ("It can cause shock. This is an uncommon reaction (may affect up to 1 in 100 people). If you get any of the "
         "following symptoms:\n\n* hives\n* wheezing\n\nSee a doctor straight away.", ["shock; uncommon; serious"]),
        ("Signs of immune disorders called:\n\n* lupus", ["lupus"]),
        ("Signs of shock include:\n\n* hives\n\nGout may also occur.", ["shock", "Gout"]),
        # what there may be, and what people develop
        ("During treatment there may be a rise in weight and in lipids.", ["rise in weight", "rise in lipids"]),
        ("Some patients experience stiff muscles, mood swings or other side effects after high doses.",
         ["stiff muscles", "mood swings"]),
        # what is of the medicine, and what medicines of its family do
        ("* velotab crystals in the kidney", ["velotab crystals in the kidney"]),
        (f"{RARE}\n\n* gout\n\nSome effects are typical for medicines in the same family. These are:\n\n* hives",
         ["gout; rare", "hives"]),
        ("Stop and see a doctor at once if:\n\n* you notice symptoms of allergic reactions",
         ["allergic reactions; serious"]),
        (f"{RARE}\n\n* headache often accompanied by nausea, vomiting and thirst (migraine), gout",
         ["headache; accompanied by nausea, vomiting and thirst (migraine; rare", "gout; rare"]),
        # what is associated with one of two substances alone, and besides what stands above
        ("Side effects associated with exampline alone In addition to the side effects listed above, fits and severe gout "
         "have also been reported. Side effects associated with veloril alone Hives; thirst; cramps.",
         ["fits", "severe gout", "Hives; veloril alone", "thirst; veloril alone", "cramps; veloril alone"]),
        ("In very rare cases (may affect up to 1 in 10,000 people) patients may experience blistering of the skin.",
         ["blistering of the skin; very_rare"]),
        # a band behind the signs of an effect is the effect's
        ("* signs of shock, such as hives or wheezing (common)", ["shock; hives or wheezing (common); common"]),
        # a band written large behind an item opens the next group, one written small is the item's
        (f"{RARE}\n\nthirst\n\nblood tests may show low sodium (hyponatraemia) Uncommon\n\ngout",
         ["thirst; rare", "low sodium; hyponatraemia; rare", "gout; uncommon"]),
        # items that ran together: behind a parenthesis, behind what was measured, and two names that look like one
        (f"{RARE}\n\nfluid in the chest (pleural effusion) difficulty breathing depressed mood anxiety dry mouth",
         ["fluid in the chest; pleural effusion; rare", "difficulty breathing; rare", "depressed mood; rare",
          "anxiety; rare", "dry mouth; rare"]),
        (f"{RARE}\n\nincrease in liver enzymes (transaminases) increase in cholesterol increase in lipase",
         ["increase in liver enzymes; transaminases; rare", "increase in cholesterol; rare", "increase in lipase; rare"]),
        (f"{RARE}\n\ncold sores (herpes simplex) diarrhoea, high triglycerides abscess, low sodium which can make you faint",
         ["cold sores; herpes simplex; rare", "diarrhoea; rare", "high triglycerides; rare", "abscess; rare",
          "low sodium; which can make you faint; rare"]),
        (f"{RARE}\n\nherpes zoster infection nerve pain", ["herpes zoster infection; rare", "nerve pain; rare"]),
        # bands below the head of serious effects part these, until the others
        ("Seek help at once if you get any of these serious side effects:\n\nCommon side effects\n\n* fits\n\n"
         "Rare side effects\n\n* gout\n\nOther side effects\n\nCommon side effects\n\n* thirst",
         ["fits; common; serious", "gout; rare; serious", "thirst; common"]),
        # paragraphs below a band are items whatever verbs they hold, unless they end or begin as sentences
        (f"{RARE}\n\nFailure of the marrow to make blood\n\nfeeling the skin prickle\n\nGout is discussed below.",
         ["Failure of the marrow to make blood; rare", "feeling the skin prickle; rare"]),
        # what an effect leads to: three without a joint tell of it, of more the list goes on behind the first
        (f"{RARE}\n\n* sore throat causing cough, thirst, hoarseness",
         ["sore throat; causing cough, thirst, hoarseness; rare"]),
        (f"{RARE}\n\n* sore throat causing a loss of voice, cough, thirst, gout",
         ["sore throat; causing a loss of voice; rare", "cough; rare", "thirst; rare", "gout; rare"]),
        (f"{RARE}\n\n* fluid in the legs causing swelling (oedema), fever, chills",
         ["fluid in the legs; causing swelling (oedema; rare", "fever; rare", "chills; rare"]),
        # items are effects whatever their words look like
        (f"{RARE}\n\n* inability to have an erection\n* your eyes turn yellow",
         ["inability to have an erection; rare", "eyes turn yellow; rare"]),
    ],
)  # fmt: skip
def test_rows_of_a_leaflet(text: str, rows: list[str]) -> None:
    assert [row for row in rows_in_leaflet(text) if not row.startswith("aside")] == rows


def test_the_class_in_front_of_a_list_is_the_category_of_all_of_it() -> None:
    found = listed("Eye disorders: loss of vision, tearing")
    assert [(e.name, e.category) for e in found] == [("loss of vision", "Eye disorders"), ("tearing", "Eye disorders")]


def test_what_stands_behind_the_reporting_section_gives_no_row() -> None:
    text = "* gout\n\nReporting of side effects\n\nTell us.\n\nSigns of low sugar\n\n* sweating"
    assert [row for row in rows_in_leaflet(text) if not row.startswith("aside")] == ["gout"]


def test_each_line_of_a_paragraph_below_a_band_is_an_item() -> None:
    body = (
        "<p>Common: may affect up to 1 in 10 people:<br/>gout, fits,<br/>low haemoglobin which can make the skin pale"
        "<br/>thirst (polydipsia)</p>"
    )
    rows = rows_in(leaflet(body))
    assert [row.split(";")[:2] for row in rows] == [
        [effect, " common"] for effect in ("gout", "fits", "low haemoglobin", "thirst")
    ]


@pytest.mark.parametrize(
    ("words", "setting"),
    [
        ("may occur, even if not observed in clinical trials", None),
        ("Since the tablets have been sold", None),
        ("Side effects reported in clinical studies and during general use", None),
        ("Since the medicine has been marketed, gout was seen", "post_marketing"),
        ("During post-approval use", "post_marketing"),
        ("in clinical studies or during post-approval use", "clinical_trial"),
        ("Side effects observed during clinical practice:", "post_marketing"),
        ("Effects reported in other growth hormone medicines", "class_effect"),
        ("Effects that are typical with medicines similar to this one", "class_effect"),
        ("Effects that occur with anticholinergics", "class_effect"),
        ("It may occur with most antibiotics", None),
        ("These events are related to this class of medicines", "class_effect"),
        ("It was seen when oral olanzapine has been given", "related_product"),
        ("Effects seen with patches and which may occur with the capsules:", "related_product"),
        ("taken for conditions other than epilepsy", "related_product"),
        ("seen with another medicine called risperidone", "related_product"),
        ("related to long term use of loxapine by mouth", "related_product"),
        ("Side effects seen in clinical trials in adults and after marketing", None),
    ],
)
def test_where_words_say_that_effects_were_seen(words: str, setting: str | None) -> None:
    assert setting_of_words(words) == setting


@pytest.mark.parametrize(
    "used",
    ["take water tablets", "take double the tablets", "take medicines with paracetamol tablets", "inject insulin"],
)
def test_what_other_medicines_or_too_much_of_it_may_do_is_no_effect(used: str) -> None:
    assert rows_in_leaflet(f"If you {used}, you may get gout.") == ["aside: advice"]


def test_a_form_of_the_medicine_may_have_effects() -> None:
    assert rows_in_leaflet("If you take the tablets, you may get gout. If you inject it, you may get hives.") == [
        "gout",
        "hives",
    ]


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("trouble to see small print or lines below", ["trouble to see small print or lines below"]),
        ("hives: see Skin reactions below", ["hives"]),
        ("thirst, less often with gout, fits", ["thirst", "gout; uncommon", "fits"]),
        (
            "rash with redness, blisters or swelling of the face",
            ["rash with redness", "blisters of the face", "swelling of the face"],
        ),
        ("Rash marked in children", ["Rash; marked in children"]),
    ],
)
def test_words_near_those_of_rules_name_effects(item: str, found: list[str]) -> None:
    assert rows_in_leaflet(f"* {item}") == found


def test_a_sentence_on_trials_and_the_time_after_them_is_of_neither() -> None:
    text = "In clinical studies and post-marketing experience, rare cases of gout were reported."
    assert circumstances_in_leaflet(text) == ["gout"]
    assert circumstances_in_leaflet("In post-marketing experience, gout was reported.") == ["gout; post_marketing"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # it holds below the heads right behind it, and ends at another list
        (f"Side effects seen in clinical studies:\n\nMost serious side effects\n\n{RARE}\n\n* fits\n\nOther side effects"
         f"\n\n{RARE}\n\n* gout", ["fits; rare; clinical_trial", "gout; rare; clinical_trial"]),
        (f"Side effects seen in clinical studies:\n\n* fits\n\nOther side effects\n\n{RARE}\n\n* gout",
         ["fits; clinical_trial", "gout; rare"]),
        # a sentence points to the list below it
        (f"The side effects listed below have been seen when oral exampline was given.\n\n{RARE}\n\n* gout",
         ["gout; rare; related_product"]),
        (f"Fits may occur. These were seen in clinical studies.\n\n{RARE}\n\n* gout", ["Fits; clinical_trial", "gout; rare"]),
        # so does the one in front of that which asks for care
        ("In clinical studies, most effects were mild. Undesirable effects whose frequency is not known are:\n\n* fits", ["fits"]),
        ("The following side effects were seen in clinical studies. Seek help at once if you get any of them:\n\n* fits",
         ["fits; clinical_trial"]),
    ],
)  # fmt: skip
def test_where_the_effects_of_a_list_were_seen(text: str, rows: list[str]) -> None:
    assert settings_in_leaflet(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # lines of a cell beside a band are items, and a line that only goes on in brackets pairs with none of them
        ("| How often | Side effect |\n|---|---|\n"
         "| Rare<br>(may affect up to 1 in 1,000 people) | Swelling of hands, ankles or feet.<br>A ringing or buzzing "
         "sound in the ears. |\n| Common | Gout. Hives. |",
         ["Swelling of hands, ankles or feet; rare", "ringing or buzzing sound in the ears; rare", "Gout; common",
          "Hives; common", "aside: general"]),
        # an event with its band in front of its signs; an item of the list around these is no sign of it
        ("* **gout**, seen very rarely (may affect up to 1 in 10,000 people).\n  These are signs of gout:\n"
         "  * pain\n  * heat\n* hives, seen rarely",
         ["gout; very_rare", "hives; rare", "aside: general", "aside: general"]),
        # several effects of which one is asked to tell at once when a patch is taken off
        ("Remove the patch and tell your doctor immediately if you get any wheeziness, hives or a rash.",
         ["wheeziness; serious", "hives; serious", "rash; serious"]),
        # what is told of those who stop giving it; what the signs of dependence are is no effect
        ("STOP GIVING the medicine and tell your doctor if your child has:\n\n* gout", ["gout; serious"]),
        ("It could be a sign that you have become addicted:\n\n* You need more than the usual dose", ["aside: advice"]),
        (f"{RARE}\n\n* Bleeding and spotting between your periods can occur at first",
         ["Bleeding between your periods; rare",
          "spotting between your periods; can occur at first; rare"]),
        (f"{RARE}\n\n* kidney damage at the beginning of treatment", ["kidney damage; at the beginning of treatment; rare"]),
        ("The following may also occur in children who cannot digest fructose: mild diarrhoea.", ["mild diarrhoea; children"]),
    ],
)  # fmt: skip
def test_tables_events_and_signs_of_leaflets(text: str, rows: list[str]) -> None:
    assert rows_in_leaflet(text) == rows


def test_places_keep_what_happens_to_them() -> None:
    assert rows_in_leaflet("* your skin or your eyes turn yellow") == ["skin or your eyes turn yellow"]


def test_a_band_in_front_of_an_items_list_is_that_of_the_list() -> None:
    words = "Effects seen with insulin:\n\n* Common: hives, fits\n* Uncommon: gout, thirst"
    expected = ["hives; common", "fits; common", "gout; uncommon", "thirst; uncommon"]
    assert [row.replace("; insulin", "") for row in rows_in_leaflet(words)] == expected


@pytest.mark.parametrize(
    "words", ["redness and ", "redness or swelling, ", "pain, swelling, itching, redness or ", "a sore, "]
)
def test_a_long_list_of_signs_without_a_place_takes_no_time(words: str) -> None:
    started = time.process_time()
    rows_in_leaflet(f"* {words * 60}")
    assert time.process_time() - started < 5


@pytest.mark.parametrize("words", ["red, ", "ab-", "stinging, ", ". , ", "((", "rash or ", "knee, "])
def test_a_line_of_20_000_characters_takes_no_time(words: str) -> None:
    started = time.process_time()
    rows_in_leaflet(f"* {words * (20_000 // len(words))} that is (sore sensations)")
    assert time.process_time() - started < 10


@pytest.mark.parametrize("marks", [". ", "- ", "! ", "( "])
def test_marks_in_a_row_take_no_time(marks: str) -> None:
    words = f"{marks * 10_000} plan"
    started = time.process_time()
    assert (DOSING.search(words), CHECKED.match(words)) == (None, None)
    assert time.process_time() - started < 1


@pytest.mark.parametrize("advice", ["Speak to your doctor if you're worried.", "Ask your doctor for advice."])
def test_advice_behind_a_paragraph_leaves_it_the_band_of_no_list_above(advice: str) -> None:
    page = (
        "These happen in more than 1 in 100 people:\n\n* hives\n\n## Sexual problems\n\nSome people get a low libido."
    )
    assert rows_on_page(f"{page}\n\n{advice}")[:2] == ["hives; common", "low libido"]


@pytest.mark.parametrize(
    "said",
    [
        "Most people sleep through the night.",
        "Some people feel the effects within an hour.",
        "Most people find that their sleep gets better.",
        "Some people find it hard to remember to take their tablets.",
        "You'll usually feel the benefits after 2 weeks.",
        "The skin may become clearer.",
        "You may need to stop taking it.",
        "You may see your specialist more often.",
        "You may drink alcohol.",
    ],
)
def test_what_people_feel_as_the_medicine_works_is_no_effect(said: str) -> None:
    assert all(row.startswith("aside: ") for row in rows_in_leaflet(said))
