"""Plain Spanish words that upset nobody, for proposed usernames. Without accents, so that any keyboard types them."""

FIRST = (
    "abanico abedul abeto acuarela alameda aldea alfombra almohada alondra arboleda arroyo avellana barco bellota biombo bosque "
    "bruma bufanda cacao cactus camino campana campo canasta canoa caracola carreta cascada castillo cedro cereza cesta ciruela "
    "cohete colcha colina cometa copo cortina costa cristal cuaderno cuchara cuenco cuento duna enebro encina escarcha espiga "
    "espuma estanque farol fresno fuente garza girasol globo gorro granero grulla guante guitarra hamaca helecho hoja huerto isla "
    "jarra jirafa junco ladera lago lana libro lienzo linterna lirio llanura llovizna lluvia madera mandarina manta mantel mapa "
    "marea mesa meseta molino monte mosaico muelle musgo nieve nogal nube olivo orilla papel parque patio pera piano piedra "
    "pincel pino plaza pradera puente rama remo riachuelo ribera roble roca rueda sauce semilla sendero silla sombrero taza "
    "tejado telar tetera tilo toalla torre trigo trineo valle vela ventana vereda viento"
).split()
# Each stands behind any of the others, whatever their gender.
SECOND = (
    "agradable amable andante apacible austral azul boreal breve brillante campestre canela caramelo crujiente dulce "
    "durable elegante estable estelar estival floral fluvial forestal frutal grande granate gris invernal lavanda leve lila "
    "lunar malva marfil matinal menta miel mostaza musical naciente natural naranja ocre oliva pastel perenne polar primaveral "
    "reciente silvestre simple solar suave tenue terrestre tropical turquesa vainilla verde"
).split()
