"""Words that say the same in agreements, and words that say nothing: a table for each language.

A line holds words that one author may use where another uses the next. It says nothing of law: a
truce is not an armistice, but where one plan has the one and its rival the other, they are likely
to be about the same point. Words come in any of their endings; two words are a phrase.
"""

from typing import Final

import attrs


@attrs.frozen
class Vocabulary:
    """What the comparison of clauses knows of a language.

    Attributes:
        same: lines of words and phrases that may stand for one another, parted by commas.
        empty: words that carry no matter.
        endings: endings that are cut off, the longest first.
    """

    same: str
    empty: str
    endings: tuple[str, ...]


ENGLISH: Final = Vocabulary(
    same="""\
    ceasefire, cease fire, truce, armistice, cessation of hostilities, halt fighting, end fighting
    hostilities, fighting, combat, war, conflict, battle, clashes
    army, armed forces, military, troops, soldiers, military personnel, servicemen
    militia, paramilitary, armed group, armed formation, irregulars, rebels, insurgents, guerrillas
    mercenaries, foreign fighters, hired fighters
    withdraw, withdrawal, pull out, pull back, pullback, pullout, disengage, redeploy, depart
    deploy, station, base, post
    limit, cap, ceiling, restrict, restriction, maximum, not exceed, no more than
    prisoners, detainees, captives, hostages, inmates, persons held, \
        imprisoned, jailed, internees, captured
    release, free, liberate, set free, hand over, go free
    amnesty, pardon, immunity, clemency
    elections, vote, polls, ballot, voters, polling
    referendum, plebiscite, popular consultation
    constitution, constitutional reform, basic law, fundamental law
    autonomy, self rule, self government, special status, devolution, decentralisation, home rule
    independence, secession, statehood
    sovereignty, sovereign
    territorial integrity, territorial unity, integrity of territory
    border, frontier, boundary, crossing
    territory, land, area, region, zone
    monitor, observe, supervise, verify, oversee, oversight, supervision, verification, \
        inspect, inspection
    peacekeepers, peacekeeping force, stabilisation force, blue helmets, multinational force
    guarantee, assurance, pledge, ensure
    reconstruction, rebuild, rebuilding, restore, recovery
    refugees, displaced, internally displaced, returnees, exiles
    return, repatriation, come back, go home, resettle, sent home, go back
    humanitarian, relief, aid, assistance, supplies
    sanctions, embargo, punitive measures, restrictive measures
    weapons, arms, armaments, munitions, heavy weapons, artillery, \
        guns, ammunition, rockets, howitzers, mortars
    disarm, disarmament, demobilise, decommission, lay down, surrender weapons, \
        hand in weapons, give up weapons
    demilitarise, demilitarised, buffer
    police, law enforcement, gendarmerie
    court, tribunal, justice, judicial, prosecute, trial, accountability, chamber
    truth, reconciliation
    compensation, reparations, indemnity, damages, claims
    assets, funds, holdings
    fund, finance, money, pay, funding, donors, contribute
    investigate, inquiry, enquiry, probe, look into, examine, fact finding
    interim, transitional, provisional, caretaker, temporary
    government, administration, authority, executive, cabinet, ministries, ministers
    parliament, assembly, legislature
    join, accession, membership, enter, admit
    alliance, treaty organisation
    recognise, acknowledge, recognition
    aggression, invade, invasion, attack, assault
    force, violence, coercion
    talks, negotiations, dialogue, consultations, discussions
    mediate, mediation, good offices, broker, facilitate
    nuclear, atomic
    prohibit, ban, forbid, outlaw, renounce
    minorities, ethnic groups, communities
    language, linguistic, tongue
    trade, commerce, commercial, economic ties, economic relations
    corridor, passage, transit, route, road
    mines, demining, unexploded, landmines, minefields
    dead, remains, bodies, fallen
    missing, disappeared
    children, child, minors
    settlers, settlements, colonies
    capital, seat of government
    oil, petroleum, hydrocarbons
    land reform, rural reform, agrarian
    drugs, narcotics, illicit crops, coca
    victims, survivors
    commission, committee, working group, panel, body
    implement, implementation, carry out, execute, apply
    sign, signature, conclude
    immediately, at once, forthwith, without delay
    defence, defense, defend, defensive
    deter, deterrence, discourage
    strengthen, reinforce, build up, boost, increase, raise
    exchange, swap
    port, harbour
    flights, airspace, overflights, air traffic
    ambassadors, embassies, diplomatic relations
    president, head of state
    prime minister, head of government, premier
    foreign, abroad, other countries, third countries, outside
    dissolve, disband, dismantle
    integrate, merge, incorporate, absorb
    revenue, income, proceeds, royalties
    employment, jobs, livelihoods
    flag, banner, emblem, symbols, anthem
    property, houses, homes, possessions
    schools, education, teaching, instruction
    disputes, disagreements, quarrels, controversies
    arbitration, arbitrators, arbitral
    ships, vessels, boats, shipping, sail
    pollution, contamination, spills
    equal, parity, half, fifty fifty
    wounded, injured, sick
    media, press, propaganda, broadcasts
    currency, monetary
    atrocities, war crimes, war criminals
    notify, inform, notice, report
    ratify, approve, endorse
    reduce, reduction, cut
    """,
    empty="""\
    a all an and any are as at be been being by both can do does each either every for from full
    had has have he her his how if in into is it its itself may might more most must no nor not
    of on one only or other our out over own same shall she should so some such than that the
    their them then there these they this those through to under until up upon very was we were
    what when where which while who whom whose will with within without would also between among
    concerning regarding including according accordance party parties side sides agree agrees
    agreed agreement agreements commit commits provide provides undertake undertakes take takes
    taken make makes made measures plan point clause article paragraph text after before during
    against since still again already yet later new go goes gets get given gives give set sets
    """,
    endings=(
        "izations",
        "isations",
        "ization",
        "isation",
        "ational",
        "ements",
        "ations",
        "ement",
        "ation",
        "ities",
        "ments",
        "ances",
        "ences",
        "ising",
        "izing",
        "ment",
        "ness",
        "ions",
        "ance",
        "ence",
        "ised",
        "ized",
        "ing",
        "ity",
        "ies",
        "ion",
        "ive",
        "ian",
        "ers",
        "ors",
        "ise",
        "ize",
        "ed",
        "es",
        "er",
        "or",
        "al",
        "ly",
        "ty",
        "an",
        "s",
        "e",
        "y",
    ),
)
FRENCH: Final = Vocabulary(
    same="""\
    cessez le feu, cessez feu, trêve, armistice, cessation des hostilités, arrêt des combats
    hostilités, combats, guerre, conflit
    armée, forces armées, militaire, troupes, soldats, effectifs
    milices, paramilitaires, groupe armé, formation armée
    mercenaires, combattants étrangers
    retrait, retirer, repli, replier, évacuer, désengagement
    déployer, déploiement, stationner, stationnement, implanter
    limiter, limite, plafond, plafonner, restreindre, restriction, ne pas dépasser
    prisonniers, détenus, captifs, otages
    libérer, libération, relâcher, remise en liberté
    amnistie, grâce, pardon, immunité
    élections, scrutin, vote, suffrage
    référendum, consultation populaire
    constitution, réforme constitutionnelle, loi fondamentale
    autonomie, statut spécial, décentralisation, auto administration
    indépendance, sécession
    souveraineté, souverain
    frontière, limites, passage
    territoire, zone, région
    surveiller, observer, contrôler, vérifier, superviser, surveillance, vérification
    casques bleus, force de maintien, force multinationale, force de stabilisation
    garantir, garantie, assurer, assurance
    reconstruction, reconstruire, rebâtir, relèvement
    réfugiés, déplacés, exilés
    retour, rapatriement, rentrer
    humanitaire, secours, aide, assistance
    sanctions, embargo, mesures restrictives
    armes, armement, munitions, artillerie
    désarmer, désarmement, démobiliser, déposer les armes
    démilitariser, démilitarisation, tampon
    police, gendarmerie, forces de l'ordre
    cour, tribunal, justice, judiciaire, poursuivre
    vérité, réconciliation
    réparations, indemnisation, compensation, dédommagement
    avoirs, actifs, fonds
    financer, financement, argent, payer
    enquête, enquêter, investigation
    provisoire, transitoire, transition, intérimaire, temporaire
    gouvernement, administration, autorité, exécutif
    parlement, assemblée, législature
    adhérer, adhésion, rejoindre, entrer, admettre
    reconnaître, reconnaissance
    agression, envahir, invasion, attaque, attaquer
    pourparlers, négociations, dialogue, discussions
    médiation, médiateur, bons offices
    nucléaire, atomique
    interdire, interdiction, proscrire, renoncer
    minorités, communautés
    langue, linguistique
    commerce, commercial, échanges
    couloir, corridor, transit
    mines, déminage
    morts, dépouilles, corps
    disparus, portés disparus
    victimes, survivants
    commission, comité, groupe de travail
    mise en œuvre, appliquer, application, exécution
    signer, signature, conclure
    immédiatement, sans délai, aussitôt
    défense, défendre, défensif
    dissuader, dissuasion, décourager
    renforcer, renforcement, augmenter, accroître, développer, développement
    capacités, moyens
    nations, pays, états
    """,
    empty="""\
    a afin ainsi alors au aucun aucune aux avec avoir ce ceci cela celle celles celui ces cet cette
    chaque ci comme contre d dans de des dont du elle elles en entre est et être eux il ils j je l
    la le les leur leurs lors lui m mais même mesures n ne ni nos notre nous on ont ou où par pas
    pendant plus pour pourra qu que qui s sa sans se selon ses si soit son sont sous sur t tous tout
    toute toutes un une vers vos votre vous y accord accords partie parties engagement engagent
    engage doit doivent devra point article clause plan texte biais suite
    """,
    endings=(
        "issements",
        "issement",
        "isations",
        "isation",
        "atrices",
        "ements",
        "ations",
        "atrice",
        "ateurs",
        "ement",
        "ation",
        "ateur",
        "ments",
        "ités",
        "ment",
        "ions",
        "ales",
        "ives",
        "ants",
        "ites",
        "ite",
        "ion",
        "ale",
        "aux",
        "ive",
        "ifs",
        "ant",
        "ent",
        "ées",
        "ees",
        "er",
        "ir",
        "re",
        "if",
        "al",
        "es",
        "ee",
        "s",
        "e",
    ),
)
VOCABULARIES: Final = {"en": ENGLISH, "fr": FRENCH}
