"""The invented people and places of the demonstration: nobody and nowhere that exists."""

from oneworkforce.partnership.domain.sectors import GroupingKind, Level, Sector

PARTNERSHIP = "Charnley and the Wolds Children's Partnership"

PLACES: tuple[tuple[str, Level, str], ...] = (
    ("Charnley", Level.COUNTY, ""),
    ("North Charnley", Level.QUADRANT, "Charnley"),
    ("South Charnley", Level.QUADRANT, "Charnley"),
    ("Ashbourn", Level.DISTRICT, "North Charnley"),
    ("Wold Vale", Level.DISTRICT, "North Charnley"),
    ("Harrowby", Level.DISTRICT, "South Charnley"),
    ("Thurlow", Level.DISTRICT, "South Charnley"),
    ("Ashbourn Town", Level.AREA, "Ashbourn"),
    ("Quarry Side", Level.AREA, "Ashbourn"),
    ("Upper Wold", Level.AREA, "Wold Vale"),
    ("Lower Wold", Level.AREA, "Wold Vale"),
    ("Harrowby Heath", Level.AREA, "Harrowby"),
    ("Canal Quarter", Level.AREA, "Thurlow"),
)
"""Name, level, and the place it lies in; a parent stands before its children."""

ORGANISATIONS: tuple[tuple[str, Sector, str], ...] = (
    ("Charnley County Council", Sector.COUNCIL, "Charnley"),
    ("Charnley Community Health", Sector.HEALTH, "Charnley"),
    ("Ashbourn High School", Sector.SCHOOL, "Ashbourn"),
    ("Quarry Side Primary School", Sector.SCHOOL, "Ashbourn"),
    ("Upper Wold Primary School", Sector.SCHOOL, "Wold Vale"),
    ("Thurlow Academy", Sector.SCHOOL, "Thurlow"),
    ("Acorn Day Nursery", Sector.EARLY_YEARS, "Harrowby"),
    ("Wolds College", Sector.COLLEGE, "Wold Vale"),
    ("Charnley Police and Youth Justice", Sector.POLICE, "Charnley"),
    ("Canalside Homes", Sector.HOUSING, "Thurlow"),
    ("Kestrel Young Carers", Sector.VOLUNTARY, "Harrowby"),
    ("St Aldhelm's Open Door", Sector.FAITH, "Ashbourn"),
    ("Bright Steps Therapy", Sector.PRIVATE, "Thurlow"),
    ("Charnley Parents' Voice", Sector.FAMILY, "Charnley"),
)
"""Name, sector, and the place whose agency it is."""

LINKED = frozenset({"Ashbourn High School", "Quarry Side Primary School", "Acorn Day Nursery"})
"""Who has named an assessment link; the other schools have not, so that the list of those has somebody on it."""

GROUPINGS: tuple[tuple[str, GroupingKind, tuple[str, ...]], ...] = (
    ("Eastern health area", GroupingKind.HEALTH, ("Wold Vale", "Thurlow")),
    ("Western health area", GroupingKind.HEALTH, ("Ashbourn", "Harrowby")),
    ("Northern panel", GroupingKind.PANEL, ("Ashbourn", "Wold Vale")),
)

TEAMS: tuple[tuple[str, str, str], ...] = (
    ("Ashbourn family support", "Charnley County Council", "Ashbourn"),
    ("Thurlow family support", "Charnley County Council", "Thurlow"),
    ("Health visitors, north", "Charnley Community Health", "North Charnley"),
    ("School nurses", "Charnley Community Health", "Charnley"),
    ("Pastoral team", "Ashbourn High School", "Ashbourn Town"),
    ("Young carers' evenings", "Kestrel Young Carers", "Harrowby Heath"),
)
"""Name, host and place."""

FIRST = (
    *("Abel", "Adaeze", "Agnes", "Amara", "Anselm", "Beatrix", "Bohdan", "Carys", "Cosmo", "Dalia", "Delphine"),
    *("Edmund", "Elif", "Esme", "Farida", "Fergus", "Gita", "Greta", "Hari", "Imogen", "Ines", "Jasper", "Jelena"),
    *("Kofi", "Lalita", "Linus", "Magda", "Marlon", "Nadia", "Ned", "Oisin", "Orla", "Petra", "Quentin", "Rafi"),
    *("Rhona", "Sanjay", "Saskia", "Tariq", "Thea", "Umar", "Una", "Verity", "Viktor", "Winifred", "Yusuf", "Zelda"),
)
LAST = (
    *("Amblesby", "Arkwell", "Bainforth", "Birdsall", "Calderby", "Cottesbrook", "Danewell", "Eastmere", "Fenwold"),
    *("Garrowby", "Haslow", "Ingleford", "Jessamy", "Kettlewick", "Larkham", "Millbeck", "Netherby", "Osgoodby"),
    *("Pennifold", "Quarrington", "Ravensholt", "Saltby", "Tilbrook", "Underhay", "Venning", "Wetherlam", "Yarrowdale"),
)

WORK: dict[Sector, tuple[str, ...]] = {
    Sector.COUNCIL: ("Family support worker", "Social worker", "Early help adviser", "Educational psychologist"),
    Sector.HEALTH: ("Health visitor", "School nurse", "Community midwife", "Speech and language therapist"),
    Sector.SCHOOL: ("Teacher", "Teaching assistant", "Pastoral lead", "Learning mentor"),
    Sector.EARLY_YEARS: ("Nursery manager", "Early years educator"),
    Sector.COLLEGE: ("Tutor", "Student support adviser"),
    Sector.POLICE: ("Youth justice worker", "Neighbourhood officer"),
    Sector.HOUSING: ("Tenancy support worker",),
    Sector.VOLUNTARY: ("Project worker", "Volunteer"),
    Sector.FAITH: ("Youth worker", "Volunteer"),
    Sector.PRIVATE: ("Play therapist", "Counsellor"),
    Sector.FAMILY: ("Parent representative", "Young adviser"),
}
SKILLS = (
    *("Baby massage", "Benefits advice", "Counselling", "Family group meetings", "First aid", "Makaton"),
    *("Mental health first aid", "Motivational interviewing", "Outdoor play", "Parenting groups", "Play therapy"),
    *("Restorative practice", "Sign language", "Solution-focused practice", "Storytelling", "Youth mentoring"),
)
LANGUAGES = ("bn", "bfi", "cy", "fr", "gu", "hi", "lt", "pa", "pl", "pt", "ro", "sr", "so", "tr", "uk", "ur")
QUALIFICATIONS: tuple[tuple[str, int], ...] = (
    ("Certificate in supporting teaching and learning", 3),
    ("Diploma for the early years practitioner", 3),
    ("Foundation degree in working with children", 5),
    ("Degree in social work", 6),
    ("Postgraduate certificate in education", 7),
)
RULES = (
    "We ask the family first. We answer each other within two working days. Whoever was asked and cannot help says "
    "who can. We meet on the first Tuesday of the month."
)
