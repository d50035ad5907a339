"""Short, plain words that upset nobody, for proposed usernames and for passphrases that are read out or copied by
hand.
"""

import secrets

FIRST = (
    "amber autumn birch blue bright calm cedar clay clear clover cloud coastal copper coral early evening fern forest garden gentle "
    "green grey harbour hazel hill indigo island ivory lake late lemon linen little maple meadow mellow mild misty morning moss "
    "mountain north oak ocean olive open orchard paper pine plain plum quiet rainy river rose round sage sandy silver slow small "
    "soft south spring still stone summer sunny tall teal valley velvet warm west wide willow winter wooden woollen"
).split()
SECOND = (
    "acorn anchor apple basket bell bench berry bird blanket boat book bowl branch bridge brook brush button candle canoe chair "
    "cherry cove cup daisy door drum feather field finch flute gate grove hat heron kettle kite ladder lamp lantern leaf lighthouse "
    "marble mitten moon nest otter path pear pebble pencil piano pillow pocket pond puddle quilt raft reed ribbon robin rope sail "
    "scarf shell shore sparrow spoon star stream swallow table tea thistle thread tree tulip violet wagon walnut wave wheel window"
).split()


def passphrase(count: int) -> str:
    """`count` words drawn at random; each is worth a little over 7 bits."""
    return " ".join(secrets.choice(FIRST + SECOND) for _ in range(count))
