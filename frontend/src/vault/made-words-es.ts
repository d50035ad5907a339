/**
 * 512 plain things in Spanish, nine bits each, as the English ones are: without accents, so that any keyboard types
 * them, and no two alike but for one letter.
 */
export const WORDS: readonly string[] = `
abanico abedul abeja abeto abrigo acacia aceite acera agosto aguja ajedrez aldea alfalfa alfiler almuerzo alondra alpaca
amanecer amapola amarillo anchoa ancla antena anteojos apio arandela arboleda arbusto ardilla arena armario arpa
arroyo arroz arveja atlas avellana avenida avestruz azotea azul azulejo bacalao baile balada balde baldosa bandeja
barrio batido bellota billete bingo biombo bisonte bizcocho bodega boina bolero bolsa bolsillo bombilla bosque botella
boya broche bronce brote bruma bufanda bulbo butaca caballo cacao cacerola cachorro cactus cafetera calabaza calamar
caldo camello camisa camiseta campana campo canario canasta canela cangrejo canguro canica canoa caracola caramelo
caravana carpeta carrito carrusel cartel cartera cascabel cascada casco castillo castor catalejo cazuela cebada
cebolla cebra cedro cepillo cereal cereza chaleco charco chimenea ciervo cigarra cilantro circo ciruela cisne ciudad
clavel clima cobre coche cohete colador colcha coliflor colina colmena columpio comedor cometa comino compota corcho
cordero corneta corteza cortina cosecha costa crema cristal cuaderno cuadro cuarzo cubeta cuchara cuenco cumbre danza
delantal desayuno despensa diamante dibujo disco domo dorado duna durazno eclipse elefante embudo empanada encina
enero ensalada erizo escalera escarcha escoba escuela espejo espiga esponja espuma esquina establo estadio estanque
estante estufa etiqueta falda faro febrero felpudo ficha fideo filtro flamenco flan flauta florero flotador follaje
folleto franela frasco frazada fresa fresno fruta gacela gafas galleta ganso garbanzo garza gatito gaviota gelatina
geranio girasol glaciar globo golf gorro granero granja grano grifo grillo grulla guante guayaba guisante guitarra
hamaca harina helado helecho hielo higuera hoja hojaldre horno hotel hucha invierno isla islote jarra jengibre
jilguero jirafa juego jueves juguete junco kayak kimono koala ladrillo lago lana lavabo lavanda lechuga lente lenteja
letra levadura libreta libro liebre lienzo limonada lince lira lirio llanura llavero llovizna lluvia loro lunes lupa
madera maleta malva mango manta mantel manzana mapa mapache maraca marco marea marfil marimba marmota martes mayo
mecedora mercado merengue merienda merluza mesa meseta metal metro miel mimbre mirador mirlo mochila molino moneda
monte mosaico mostaza moto musgo naranja nido niebla nieve nogal noria nota novela nube nuez nutria oasis oboe ocre
octubre olivo olla olmo orilla oruga ostra oveja ovillo paella paisaje pajarera palacio palco palma palmera panal
pantalla papel paraguas parque pasillo pastel pasto patata patines patio pedal peine peonza pera percha perchero
perejil persiana piedra pimienta pincel pino pintura piragua pista pistacho pizarra planeta plato plaza plumero poema
polen pomelo poncho posada postal postre pradera prado prisma pueblo puente puerta pulpo pulsera queso quetzal rancho
raqueta rebanada regadera relato reloj repisa retrato revista ribera ritmo roble roca rueda salero salina salvia
sandalia sardina sauce sauna sello selva semana semilla sendero seta siesta silbato silla sombrero soneto sopa surco
tabla taller tallo tamal tambor tapete tapiz tarjeta tarro tarta taxi taza teatro techo tecla teclado teja tejado
telar tenedor tenis ternero terraza tetera tienda tierra tinta tintero toalla toldo tomate tomillo topacio topo
toronja torre tortuga tractor trapo tren trenza trigo trineo trofeo trompeta trucha trufa tubo turquesa vainilla
vajilla valle vals vaso vela velero venado ventana verano verde vereda verso vestido vidrio viento viernes viga
vinagre visera vivero yate yogur yuca zafiro zapato zueco
`
  .trim()
  .split(/\s+/);
