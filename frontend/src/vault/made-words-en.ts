const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/**
 * 512 plain things that most people can see before them and spell: nine bits each. None is frightening, none names a
 * person.
 */
export const WORDS = list(`
acorn almond alpine amber anchor anise apple apricot april apron arch artist aspen atlas attic august autumn avocado awning
bagel bakery balcony balsam bamboo banana banjo barley barn basil basket bazaar beach beacon beaver beech beehive bench berry
birch biscuit bison blanket blossom bluebell boat bonfire bonnet book bottle boulder bowl bracelet bramble branch bread breeze
brick bridge brook broom bubble bucket buckle bugle bungalow burrow butter button cabbage cabin cactus camel camera canal
candle canoe canvas canyon caramel caravan cardigan carpet carrot cashew castle cedar celery cello cereal chalk charcoal
cheddar cherry chess chestnut chimney cider cinnamon circle citrus clarinet clay cliff clock cloud clover coast cobalt cobble
cocoa coconut comet compass copper coral corner cornflower cottage cotton cottonwood crane crayon cricket crocus crumpet
crystal cushion cypress daffodil dahlia daisy damson dancer daylight december delta denim desert dewdrop dinner dolphin domino
donkey doorbell dove drawer drizzle drum duck dune eagle earth echo eclipse elephant ember emerald envelope evening fabric
falcon farmer feather fennel fern ferry fiddle field finch finger fireside fjord flamingo flannel flask flint flour flower
flute foal folder forest fountain fox freckle freesia friday frost garden garlic garnet gazelle geranium ginger giraffe
glacier glider globe glove goblet golden goose gooseberry granite grape grass gravel gravy guitar hammock harvest haystack
hazel heather hedge heron hiker hill hobby holiday holly honey honeycomb hopscotch horse house hummus icicle igloo indigo
island ivory ivy jacket january jasmine jelly jigsaw journey jungle juniper kayak kernel kestrel kettle kitchen kite kitten
kiwi koala ladder lagoon lake lamp lantern larch lark latch lavender leaf lemon lemonade lentil letter lettuce library lilac
lily lime linen lizard llama loaf lobster locket lotus mackerel magnet magnolia mallow mandolin mango maple marble marigold
market marmalade marsh meadow melody melon midday milk minnow mint mirror mitten monday moonbeam moose morning mosaic moss
moth mountain muffin mulberry museum mushroom mustard napkin nectar nest nettle newt nickel november nutmeg oak oasis oatmeal
oboe ocean october olive onion opal orange orbit orchard orchestra orchid oregano otter oven owl oyster paddle painter pancake
panda pansy paper parcel parsley parsnip pastry peach peacock peanut pear pebble pelican pencil penguin pepper petal piano
picnic pigeon pillow pine planet plaza plum pocket poem pollen pond poplar poppy porch potato pottery pretzel primrose pudding
puffin pumpkin puppet puzzle quartz quill quilt quince rabbit radio radish rainbow raisin raspberry raven ribbon rice river
robin rocket rosemary rowan ruby saddle saffron sage sailor salad salmon sandal sapphire sardine saturday saucer scarf school
scooter season seed september sesame shawl shelf shell shore shovel silver singer sketch skylark slipper snow sonnet sorbet
soup sparrow spinach spiral spoon spring sprout spruce squash squirrel stable stadium starling station stone straw stream
street sugar summer summit sunset swallow swan syrup table tailor tangerine teacup teapot thimble thistle thursday thyme
ticket tiger timber toast tomato topaz tortoise toucan tower train treetop trolley trumpet tuesday tulip tundra tunnel turnip
turtle twilight umbrella valley vanilla velvet village vine violet violin waffle wagon walnut walrus waterfall wheat whistle
willow window winter woodland wool wren yarrow yellow yogurt zebra zephyr zinnia
`);

/** What a clinician's words are made of besides, on the server (backend/accounts/plain_words.py). */
const CLINICIANS = list(`
bell bird blue bright brush calm chair clear coastal cove cup door early gate gentle green grey grove harbour hat late
lighthouse little mellow mild misty moon north open path plain puddle quiet raft rainy reed rope rose round sail sandy
slow small soft south star still sunny tall tea teal thread tree warm wave west wheel wide wooden woollen
`);

/** What was ever made. */
export const KNOWN = [...WORDS, ...CLINICIANS];
