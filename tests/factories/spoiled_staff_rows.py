"""Files of posts that are spoiled, so that rows or the whole file are not taken: each with every line that a person is told."""

from factories.staff_checks import Spoiled

CASES: tuple[Spoiled, ...] = (
    Spoiled(
        "a role that is not in the list, with what may be meant",
        "post_reference,role,staff_number\nP1,Techer,S1\n",
        (
            "E205 row 2, role: The role is not in the list. It holds text of 6 characters. Did you mean “Teacher”? Use a role of the list, or say on the page of columns what it means.",
        ),
    ),
    Spoiled(
        "a role that is like none",
        "post_reference,role,staff_number\nP1,Zzyzx,S1\n",
        (
            "E205 row 2, role: The role is not in the list. It holds text of 5 characters. Use a role of the list, or say on the page of columns what it means.",
        ),
    ),
    Spoiled(
        "no role",
        "post_reference,role,staff_number\nP1,,S1\n",
        ("E204 row 2, role: The role is missing. Enter a role of the list.",),
    ),
    Spoiled(
        "a role that is not known",
        "post_reference,role,staff_number\nP1,n/k,S1\n",
        ("E204 row 2, role: The role is missing. Enter a role of the list.",),
    ),
    Spoiled(
        "neither a holder nor a vacancy",
        "post_reference,role,staff_number\nP1,Teacher,\n",
        (
            "E206 row 2, staff_number: Nobody holds the post, and it is not said to be vacant. Enter the staff number of who holds it, or the day since when it is vacant.",
        ),
    ),
    Spoiled(
        "a staff number that says it is not known",
        "post_reference,role,staff_number\nP1,Teacher,#?\n",
        (
            "E207 row 2, staff_number: The staff number cannot be one. It holds text of 2 characters. Use up to 40 letters and figures, with the signs . _ / - between them.",
        ),
    ),
    Spoiled(
        "a staff number that is too long",
        "post_reference,role,staff_number\nP1,Teacher,SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS\n",
        (
            "E207 row 2, staff_number: The staff number cannot be one. It holds text of 41 characters. Use up to 40 letters and figures, with the signs . _ / - between them.",
        ),
    ),
    Spoiled(
        "a staff number that begins like a formula",
        "post_reference,role,staff_number\nP1,Teacher,=1+1\n",
        (
            "E215 row 2, staff_number: The post reference or staff number begins like a formula. It holds text of 4 characters. Remove the sign in front of it.",
        ),
    ),
    Spoiled(
        "a staff number with an accent of a formula in quotes",
        "post_reference,role,staff_number\nP1,Teacher,'+44 20\n",
        (
            "E215 row 2, staff_number: The post reference or staff number begins like a formula. It holds text of 7 characters. Remove the sign in front of it.",
        ),
    ),
    Spoiled(
        "a post reference that is too long",
        "post_reference,role,staff_number\nPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP,Teacher,S1\n",
        (
            "E208 row 2, post_reference: The post reference cannot be one. It holds text of 41 characters. Use up to 40 letters and figures, with the signs . _ / - between them.",
        ),
    ),
    Spoiled(
        "a post reference with signs of markup",
        "post_reference,role,staff_number\n<script>,Teacher,S1\n",
        (
            "E208 row 2, post_reference: The post reference cannot be one. It holds text of 8 characters. Use up to 40 letters and figures, with the signs . _ / - between them.",
        ),
    ),
    Spoiled(
        "a post reference that begins like a formula",
        "post_reference,role,staff_number\n@SUM(A1),Teacher,S1\n",
        (
            "E215 row 2, post_reference: The post reference or staff number begins like a formula. It holds text of 8 characters. Remove the sign in front of it.",
        ),
    ),
    Spoiled(
        "the same post twice",
        "post_reference,role,staff_number\nP1,Teacher,S1\nP1,Teacher,S2\n",
        ("E209 row 2, 3, post_reference: The same post stands in more than one row. Keep one row for each post.",),
    ),
    Spoiled(
        "the same post three times with spaces",
        "post_reference,role,staff_number\nP1,Teacher,S1\n P1 ,Teacher,S2\nP1,Teacher,S3\n",
        ("E209 row 2, 3, 4, post_reference: The same post stands in more than one row. Keep one row for each post.",),
    ),
    Spoiled(
        "two posts without a reference that are alike",
        "post_reference,role,staff_number\n,Teacher,S1\n,Teacher,S1\n",
        (
            "E210 row 2, 3, post_reference: It cannot be told which post this is: the person has several in this role. Enter the post reference.",
        ),
    ),
    Spoiled(
        "left before it began",
        "post_reference,role,staff_number,started,left\nP1,Teacher,S1,2024-05-01,2024-04-30\n",
        ("E211 row 2, left: The post ends before it began. Correct the day it started or the day it was left.",),
    ),
    Spoiled(
        "held and vacant",
        "post_reference,role,staff_number,vacant_since\nP1,Teacher,S1,2026-01-01\n",
        (
            "E212 row 2, vacant_since: The post is both held and vacant. Empty either the staff number or the day since when it is vacant.",
        ),
    ),
    Spoiled(
        "left and vacant",
        "post_reference,role,staff_number,left,vacant_since\nP1,Teacher,,2026-01-01,2026-02-01\n",
        (
            "E213 row 2, vacant_since: The post has been left and is vacant. Leave the row to the past, or give the vacancy a row of its own.",
        ),
    ),
    Spoiled(
        "a vacant post without a reference",
        "post_reference,role,staff_number,vacant_since\n,Teacher,,2026-02-01\n",
        (
            "E214 row 2, post_reference: A vacant post has no reference. Enter a post reference, so that it is found again next year.",
        ),
    ),
    Spoiled(
        "a row with too many cells",
        "post_reference,role,staff_number\nP1,Teacher,S1,more\nP2,Teacher,S2\n",
        (
            "E201 row 2: The row has more or fewer cells than there are headings. Look for a missing or extra separator.",
        ),
    ),
    Spoiled(
        "a row with too few cells",
        "post_reference,role,staff_number\nP1,Teacher\nP2,Teacher,S2\n",
        (
            "E201 row 2: The row has more or fewer cells than there are headings. Look for a missing or extra separator.",
        ),
    ),
    Spoiled(
        "a column that names two things",
        "post_reference,role,staff_number,started / left\nP1,Teacher,S1,2020\n",
        (
            "N402 started / left: The heading names two things, and its column was left out. Give each of them a column of its own.",
        ),
    ),
    Spoiled(
        "no column of roles",
        "post_reference,staff_number\nP1,S1\n",
        ("No column says the role. (F108) Choose the column that holds the role or job title.",),
    ),
    Spoiled(
        "no column of holders or vacancies",
        "post_reference,role\nP1,Teacher\n",
        (
            "No column says who holds the post or that it is vacant. (F109) Choose the column with the staff number, or the day since when a post is vacant.",
        ),
    ),
    Spoiled(
        "headings that are none of ours",
        "a,b\n1,2\n",
        (
            "None of its headings is known. (F111) Check that the first row holds the headings, then choose what each is.",
        ),
    ),
    Spoiled(
        "no rows",
        "post_reference,role,staff_number\n",
        ("It holds no rows beneath its headings. (F102) Put one post on each row under the headings.",),
    ),
    Spoiled(
        "two headings alike",
        "role,role,staff_number\nTeacher,Teacher,S1\n",
        ("They have the same heading. Give each column a heading of its own.",),
    ),
    Spoiled("an empty first row", "\nrole,staff_number\n", ("It is empty. Put the headings in the first row.",)),
    Spoiled(
        "a quotation mark that never closes",
        'role,staff_number\n"Teacher,S1\nTeacher,S2\n',
        (
            "E201 row 2: The row has more or fewer cells than there are headings. Look for a missing or extra separator.",
        ),
    ),
)
