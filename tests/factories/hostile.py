"""Fifty things that an attacker types, and what to look for in the answer. Nothing of it is run anywhere."""

import itertools

MARKUP = (
    "<script>alert(1)</script>",
    "</textarea><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "' onmouseover='alert(4)",
    '" autofocus onfocus="alert(5)',
    "<svg/onload=alert(6)>",
    "</title><script>alert(7)</script>",
    "<iframe src=javascript:alert(8)>",
    "<a href=javascript:alert(9)>x</a>",
    "<style>*{display:none}</style>",
    "<!--<script>alert(10)</script>-->",
    "<math><mi//xlink:href='data:x,<script>alert(11)</script>'>",
)
TEMPLATES = ("{{ 7919*7919 }}", "{% debug %}{{ 7919*7919 }}", "${7919*7919}", "#{7919*7919}", "<%= 7919*7919 %>")
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|'/c calc'!A0", '=HYPERLINK("http://x.example.org")', "\t=1+1")
PATHS = (
    "../../../../etc/passwd",
    "..\\..\\..\\windows\\win.ini",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/etc/passwd",
    "file:///etc/passwd",
    "....//....//etc/passwd",
    "php://filter/resource=x",
)
HEADERS = (
    "x\r\nX-Injected: yes",
    "x\nSet-Cookie: injected=yes",
    "x%0d%0aX-Injected:%20yes",
    "\u560d\u560aX-Injected: yes",
    "//evil.example.org",
    "https://evil.example.org/",
)
SQL = (
    "' OR '1'='1",
    "1; DROP TABLE ground_user; --",
    "' UNION SELECT email FROM ground_user --",
    "%' AND 1=1 --",
    "\\'; --",
)
ODD = (
    "a\x00b",
    "\x1b[31mred",
    "\u202egnp.exe",
    "\ufeff",
    "\ud7ff\uffff",
    "\U0001d573\U0001d594\U0001d598\U0001d599",
    "Z" + "\u0301" * 200,
)
NUMBERS = ("-1", "1e309", "9" * 400, "NaN", "0x10", "٣")
HUGE = ("x" * 100_000,)
FAMILIES = (MARKUP[:6], MARKUP[6:], TEMPLATES, FORMULAS, PATHS, HEADERS, SQL, ODD, NUMBERS, HUGE)
ALL = tuple(itertools.chain.from_iterable(FAMILIES))

NEVER_IN_A_PAGE = ("62710561", "root:x:0:", "[fonts]", "Traceback (most recent call last)")
"""What would mean that a template ran, a file was read, or the inside was shown."""
