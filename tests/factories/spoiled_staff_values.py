"""Files of posts that are spoiled, so that values are left out: each with every line that a person is told."""

from factories.staff_checks import Spoiled

CASES: tuple[Spoiled, ...] = (
    Spoiled(
        "a date that is none",
        "post_reference,role,staff_number,started\nP1,Teacher,S1,soon\n",
        (
            "W301 row 2, started: This is not a date. It holds text of 4 characters. Write it as 2024-09-30 or 30/09/2024.",
        ),
    ),
    Spoiled(
        "the 31st of February",
        "post_reference,role,staff_number,started\nP1,Teacher,S1,31/02/2024\n",
        (
            "W301 row 2, started: This is not a date. It holds text of 10 characters. Write it as 2024-09-30 or 30/09/2024.",
        ),
    ),
    Spoiled(
        "a date month first",
        "post_reference,role,staff_number,started\nP1,Teacher,S1,09/30/2024\n",
        (
            "W301 row 2, started: This is not a date. It holds text of 10 characters. Write it as 2024-09-30 or 30/09/2024.",
        ),
    ),
    Spoiled(
        "a date with a year of two figures",
        "post_reference,role,staff_number,started\nP1,Teacher,S1,01/09/21\n",
        (
            "W302 row 2, started: The year of the date has two figures. Write the year with four figures, such as 30/09/2024.",
        ),
    ),
    Spoiled(
        "a date that a spreadsheet wrote as a number",
        "post_reference,role,staff_number,started\nP1,Teacher,S1,45536\n",
        (
            "W327 row 2, started: A number stands where a date should. It holds 45536. Give the column a date format before you save the file.",
        ),
    ),
    Spoiled(
        "a start years ahead",
        "post_reference,role,staff_number,started\nP1,Teacher,S1,03/11/2027\n",
        (
            "E216 row 2, started: The post begins or falls vacant more than 12 months ahead. Check the year, or give the row later.",
        ),
    ),
    Spoiled(
        "a vacancy years ahead",
        "post_reference,role,vacant_since\nP1,Teacher,2028-01-01\n",
        (
            "E216 row 2, vacant_since: The post begins or falls vacant more than 12 months ahead. Check the year, or give the row later.",
        ),
    ),
    Spoiled(
        "a start before 1940",
        "post_reference,role,staff_number,started\nP1,Teacher,S1,1899-12-31\n",
        ("W304 row 2, started: The date lies before 1940. Check the year.",),
    ),
    Spoiled(
        "a last day years ahead",
        "post_reference,role,staff_number,left\nP1,Teacher,S1,2029-01-01\n",
        ("W330 row 2, left: The date lies more than 12 months ahead. Check the year.",),
    ),
    Spoiled(
        "a year of birth that is a date",
        "post_reference,role,staff_number,birth_year\nP1,Teacher,S1,12/03/1980\n",
        ("W305 row 2, birth_year: This is not a year. Write four figures, such as 1984, and no day or month.",),
    ),
    Spoiled(
        "a year of birth of two figures",
        "post_reference,role,staff_number,birth_year\nP1,Teacher,S1,80\n",
        ("W305 row 2, birth_year: This is not a year. Write four figures, such as 1984, and no day or month.",),
    ),
    Spoiled(
        "somebody of nine",
        "post_reference,role,staff_number,birth_year\nP1,Teacher,S1,2017\n",
        (
            "W306 row 2, birth_year: The year of birth makes the person younger than 14 or older than 100. Check the year.",
        ),
    ),
    Spoiled(
        "somebody of 126",
        "post_reference,role,staff_number,birth_year\nP1,Teacher,S1,1900\n",
        (
            "W306 row 2, birth_year: The year of birth makes the person younger than 14 or older than 100. Check the year.",
        ),
    ),
    Spoiled(
        "a start at the age of ten",
        "post_reference,role,staff_number,birth_year,started\nP1,Teacher,S1,1990,2000-09-01\n",
        (
            "W307 row 2, birth_year: The post began before the person was 14. Correct the year of birth or the day the post started.",
        ),
    ),
    Spoiled(
        "a year of retiring that is past",
        "post_reference,role,staff_number,retires_in\nP1,Teacher,S1,2020\n",
        ("W308 row 2, retires_in: The year of retiring is past or more than 60 years away. Check the year.",),
    ),
    Spoiled(
        "a year of retiring in another century",
        "post_reference,role,staff_number,retires_in\nP1,Teacher,S1,2099\n",
        ("W308 row 2, retires_in: The year of retiring is past or more than 60 years away. Check the year.",),
    ),
    Spoiled(
        "hours in words",
        "post_reference,role,staff_number,hours_a_week\nP1,Teacher,S1,full time\n",
        (
            "W309 row 2, hours_a_week: These are no hours a week. It holds text of 9 characters. Write hours as 37 or 18.5, or hours and minutes as 18:30.",
        ),
    ),
    Spoiled(
        "hours of a month",
        "post_reference,role,staff_number,hours_a_week\nP1,Teacher,S1,160\n",
        (
            "W310 row 2, hours_a_week: Nobody works more than 100 hours a week. It holds 160. Enter the hours of one week, not of a month or year.",
        ),
    ),
    Spoiled(
        "hours below nothing",
        "post_reference,role,staff_number,hours_a_week\nP1,Teacher,S1,-5\n",
        (
            "W309 row 2, hours_a_week: These are no hours a week. It holds -5. Write hours as 37 or 18.5, or hours and minutes as 18:30.",
        ),
    ),
    Spoiled(
        "a full-time week of no hours",
        "post_reference,role,staff_number,full_time_hours\nP1,Teacher,S1,0\n",
        (
            "W311 row 2, full_time_hours: Hours of a full-time week are between 1 and 100. It holds 0. Enter the hours of one full-time week.",
        ),
    ),
    Spoiled(
        "more than 75 hours in two posts",
        "post_reference,role,staff_number,hours_a_week\nP1,Teacher,S1,40\nP2,Mentor,S1,37\n",
        (
            "N401 row 2, 3, hours_a_week: The posts of this person come to more than 75 hours a week. Check the hours of each post.",
        ),
    ),
    Spoiled(
        "a contract that is not in the list",
        "post_reference,role,staff_number,contract\nP1,Teacher,S1,Perminent\n",
        (
            "W312 row 2, contract: This is not one of the words of this column. It holds text of 9 characters. Did you mean “Permanent”? Use a word of the list for this column.",
        ),
    ),
    Spoiled(
        "yes and no in other words",
        "post_reference,role,staff_number,evenings\nP1,Teacher,S1,sometimes\n",
        (
            "W312 row 2, evenings: This is not one of the words of this column. It holds text of 9 characters. It takes Yes, No, Not known or Prefers not to say. Use a word of the list for this column.",
        ),
    ),
    Spoiled(
        "a gender that is not in the list",
        "post_reference,role,staff_number,gender\nP1,Teacher,S1,xx\n",
        (
            "W312 row 2, gender: This is not one of the words of this column. It takes Woman, Man, In another way or Prefers not to say. Use a word of the list for this column.",
        ),
    ),
    Spoiled(
        "an ethnic group by an unknown code",
        "post_reference,role,staff_number,ethnic_group\nP1,Teacher,S1,ZZZZ\n",
        (
            "W312 row 2, ethnic_group: This is not one of the words of this column. Use a word of the list for this column.",
        ),
    ),
    Spoiled(
        "a band of age that is not in the list",
        "post_reference,role,staff_number,age_band\nP1,Teacher,S1,30 to 40\n",
        ("W312 row 2, age_band: This is not one of the words of this column. Use a word of the list for this column.",),
    ),
    Spoiled(
        "a reason for leaving that is not in the list",
        "post_reference,role,staff_number,left,leaving_reason\nP1,Teacher,S1,2026-01-01,fell out\n",
        (
            "W312 row 2, leaving_reason: This is not one of the words of this column. It holds text of 8 characters. Use a word of the list for this column.",
        ),
    ),
    Spoiled(
        "a destination that is not in the list",
        "post_reference,role,staff_number,left,destination\nP1,Teacher,S1,2026-01-01,the moon\n",
        (
            "W312 row 2, destination: This is not one of the words of this column. It holds text of 8 characters. Use a word of the list for this column.",
        ),
    ),
    Spoiled(
        "an absence that is not in the list",
        "post_reference,role,staff_number,away\nP1,Teacher,S1,holiday\n",
        (
            "W312 row 2, away: This is not one of the words of this column. It takes Maternity, paternity or adoption, Sickness, Training, Other, paid or Unpaid leave. Use a word of the list for this column.",
        ),
    ),
    Spoiled(
        "cases in words",
        "post_reference,role,staff_number,cases\nP1,Teacher,S1,many\n",
        (
            "W313 row 2, cases: This is not a whole number from 0 to 998. It holds text of 4 characters. Enter the number alone.",
        ),
    ),
    Spoiled(
        "more cases than anybody holds",
        "post_reference,role,staff_number,cases\nP1,Teacher,S1,1000\n",
        ("W313 row 2, cases: This is not a whole number from 0 to 998. It holds 1000. Enter the number alone.",),
    ),
    Spoiled(
        "days absent in quarters",
        "post_reference,role,staff_number,days_absent\nP1,Teacher,S1,4.25\n",
        (
            "W314 row 2, days_absent: This is not a number of days from 0 to 366. Enter whole or half days, such as 4 or 4.5.",
        ),
    ),
    Spoiled(
        "more days absent than a year has",
        "post_reference,role,staff_number,days_absent\nP1,Teacher,S1,400\n",
        (
            "W314 row 2, days_absent: This is not a number of days from 0 to 366. Enter whole or half days, such as 4 or 4.5.",
        ),
    ),
    Spoiled(
        "a level that is none",
        "post_reference,role,staff_number,qualification,qualification_level\nP1,Teacher,S1,BA,9\n",
        (
            "W315 row 2, qualification_level: This is not a level from 1 to 8. It holds 9. Enter the number of the level alone.",
        ),
    ),
    Spoiled(
        "a level without a qualification",
        "post_reference,role,staff_number,qualification_level\nP1,Teacher,S1,6\n",
        ("W326 row 2, qualification_level: The level belongs to no qualification. Enter the qualification too.",),
    ),
    Spoiled(
        "a language that is not known",
        "post_reference,role,staff_number,languages\nP1,Teacher,S1,Pollish;Urdu\n",
        (
            "W316 row 2, languages: The list holds a language that is not known by name. Did you mean “Polish”? Write the English name of each language.",
        ),
    ),
    Spoiled(
        "more skills than are kept",
        "post_reference,role,staff_number,skills\nP1,Teacher,S1,skill 0;skill 1;skill 2;skill 3;skill 4;skill 5;skill 6;skill 7;skill 8;skill 9;skill 10;skill 11;skill 12;skill 13;skill 14;skill 15;skill 16;skill 17;skill 18;skill 19;skill 20;skill 21;skill 22;skill 23;skill 24;skill 25;skill 26;skill 27;skill 28;skill 29;skill 30;skill 31;skill 32;skill 33;skill 34;skill 35;skill 36;skill 37;skill 38;skill 39;skill 40;skill 41;skill 42;skill 43;skill 44;skill 45;skill 46;skill 47;skill 48;skill 49;skill 50\n",
        (
            "W317 row 2, skills: The list is too long, or a part of it is. It holds text of 448 characters. Give at most 50 parts of up to 80 letters, between semicolons.",
        ),
    ),
    Spoiled(
        "a skill as long as a story",
        "post_reference,role,staff_number,skills\nP1,Teacher,S1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
        (
            "W317 row 2, skills: The list is too long, or a part of it is. It holds text of 81 characters. Give at most 50 parts of up to 80 letters, between semicolons.",
        ),
    ),
    Spoiled(
        "a skill that begins like a formula",
        "post_reference,role,staff_number,skills\nP1,Teacher,S1,=HYPERLINK(1)\n",
        (
            "W320 row 2, skills: The cell begins like a formula. It holds text of 13 characters. Remove the sign in front of it, or give the column as plain text.",
        ),
    ),
    Spoiled(
        "a name that begins like a formula",
        "post_reference,role,staff_number,name\nP1,Teacher,S1,=cmd|calc\n",
        (
            "W320 row 2, name: The cell begins like a formula. It holds text of 9 characters. Remove the sign in front of it, or give the column as plain text.",
        ),
    ),
    Spoiled(
        "a name longer than its column",
        "post_reference,role,staff_number,name\nP1,Teacher,S1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
        (
            "W318 row 2, name: The text is longer than the column holds. It holds text of 121 characters. Shorten it to 120 letters, what a qualification is called to 160.",
        ),
    ),
    Spoiled(
        "a name with a lost letter",
        "post_reference,role,staff_number,name\nP1,Teacher,S1,Zo� Ash\n",
        (
            "W331 row 2, name: The sign for a missing letter stands in the text. It holds text of 7 characters. Save the file again as CSV UTF-8 from its source.",
        ),
    ),
    Spoiled(
        "an e-mail address that is none",
        "post_reference,role,staff_number,email\nP1,Teacher,S1,ada at example\n",
        (
            "W319 row 2, email: This is not an e-mail address. It holds text of 14 characters. It looks like name@example.org.",
        ),
    ),
    Spoiled(
        "a team that the organisation has not",
        "post_reference,role,staff_number,team\nP1,Teacher,S1,Blue team\n",
        (
            "W321 row 2, team: The organisation has no team of this name. It holds text of 9 characters. Use the team's name, or add the team first.",
        ),
    ),
    Spoiled(
        "a locality that is not there",
        "post_reference,role,staff_number,locality\nP1,Teacher,S1,Atlantis\n",
        (
            "W322 row 2, locality: There is no locality of this name. It holds text of 8 characters. Use a locality's name as it is called here.",
        ),
    ),
    Spoiled(
        "a locality that is there twice",
        "post_reference,role,staff_number,locality\nP1,Teacher,S1,Reed\n",
        (
            "W323 row 2, locality: Several localities have this name. Write the one above it too, such as Marsh, Northshire.",
        ),
    ),
    Spoiled(
        "a reason for leaving without a last day",
        "post_reference,role,staff_number,leaving_reason\nP1,Teacher,S1,Retired\n",
        ("W324 row 2, leaving_reason: Why somebody left is said, but not when. Enter the day the post was left.",),
    ),
    Spoiled(
        "an origin of whoever holds a vacant post",
        "post_reference,role,vacant_since,came_from\nP1,Teacher,2026-01-01,Agency\n",
        (
            "W341 row 2, came_from: Nobody holds the post, so nobody came to it. Empty where they came from, or enter the staff number.",
        ),
    ),
    Spoiled(
        "a first year with children that lies ahead",
        "post_reference,role,staff_number,sector_since\nP1,Teacher,S1,2090\n",
        (
            "W340 row 2, sector_since: The year in which the person began lies ahead or more than 80 years back. Check the year.",
        ),
    ),
    Spoiled(
        "a year of birth and a band of age",
        "post_reference,role,staff_number,birth_year,age_band\nP1,Teacher,S1,1980,45 to 54\n",
        ("W325 row 2, age_band: Both a year of birth and an age band are given. Keep one of them: the year is kept.",),
    ),
    Spoiled(
        "a check that ends on no day",
        "post_reference,role,staff_number,check_expires\nP1,Teacher,S1,when it does\n",
        (
            "W301 row 2, check_expires: This is not a date. It holds text of 12 characters. Write it as 2024-09-30 or 30/09/2024.",
        ),
    ),
    Spoiled(
        "a registration that ends in a year of two figures",
        "post_reference,role,staff_number,registration_expires\nP1,Teacher,S1,31/03/27\n",
        (
            "W302 row 2, registration_expires: The year of the date has two figures. Write the year with four figures, such as 30/09/2024.",
        ),
    ),
    Spoiled(
        "two rows of a person that do not agree",
        "post_reference,role,staff_number,name\nP1,Teacher,S1,Ada Ash\nP2,Mentor,S1,Ida Ash\n",
        (
            "W328 row 3, name: Another row says something else of the same person. Make the rows of a person agree: the first is kept.",
        ),
    ),
)
