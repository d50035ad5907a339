"""The vocabulary of a person's page: every choice, by the key it is stored under.

Free texts are sealed on the device and are not here. Every key may be left out or null, for every question can be skipped.
"""

RELATIONS = ("partner", "friend", "family", "colleague", "my_therapist", "group", "other")
SUPPORTS = (
    "listens", "comforts", "practical_help", "good_company", "advice", "is_honest", "believes_in_me", "gives_me_room", "other",
)  # fmt: skip
MOST_SECURE = 4  # 0 is "not at all"; said in words wherever it is shown
GIVING_AS = ("words", "dots")
MOST_DOTS = 12  # what fits one row of a phone; nothing is ever reckoned from them
