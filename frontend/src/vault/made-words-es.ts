const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/**
 * 512 plain things in Spanish, nine bits each, as the English ones are: without accents, so that any keyboard types
 * them, and no two alike but for one letter.
 */
export const WORDS = list(`
abanico abedul abeja abejorro abeto acacia aceite aceituna acera acuarela agosto aguacate aguja ajedrez albahaca
alcachofa aldea alfalfa alfiler alfombra algarrobo almendra almohada almuerzo alondra alpaca amanecer amapola amarillo
anchoa antena anteojos apio arandela arboleda arbusto ardilla arena armadillo armario arpa arroyo arroz arveja
atardecer avellana avenida avestruz azotea azul azulejo bacalao baile balada baldosa bandeja barandilla barrio batido
bellota biblioteca bicicleta billete biombo bisonte bizcocho bocadillo bodega boina bolero bolsa bolsillo bombilla
bosque botella broche bronce brote bruma bufanda butaca caballo cacahuete cacao cacerola cachorro cactus cafetera
calabaza calamar calendario camello camisa camiseta campana campo canario canasta canela cangrejo canguro canica canoa
caracola caramelo caravana carpeta carrito carrusel cartel cartera cascabel cascada casco castillo castor catalejo
cazuela cebada cebolla cebollino cebra cedro cepillo cereal cereza chaleco charco chimenea chirimoya chocolate ciervo
cigarra cilantro circo ciruela cisne ciudad clarinete clavel cobre coche cohete colador colcha coliflor colina colmena
columpio comedor cometa comino compota corcho cordero corneta corteza cortina cosecha costa crema cristal cuaderno
cuadro cuarzo cubeta cuchara cuenco cumbre danza delantal desayuno despensa diamante dibujo diciembre dinosaurio disco
duna durazno eclipse elefante embudo empanada encina enero ensalada erizo escalera escarcha escoba escritorio escuela
espagueti espejo espiga esponja espuma establo estampilla estanque estante estufa etiqueta eucalipto falda faro
febrero felpudo fideo flamenco flan flauta florero flotador follaje frambuesa franela frasco frazada fresa fresno
fruta furgoneta gabardina gacela gafas galleta ganchillo ganso garbanzo garza gatito gaviota gelatina geranio girasol
glaciar globo golondrina gorro granero granja grifo grillo grulla guante guayaba guisante guitarra hamaca harina
helado helecho hielo higuera hoja hojaldre horizonte horno invierno isla islote jacaranda jarra jengibre jilguero
jirafa jueves juguete junco kayak koala ladrillo lagartija lago lana lavabo lavanda lechuga lenteja levadura libreta
libro liebre lienzo limonada lirio llanura llavero llovizna lluvia loro lunes lupa madera madreselva maleta manantial
mandarina mandolina mango manta mantel manzana manzanilla mapa mapache maraca marco marea marfil marimba marioneta
marmota martes mayo mecedora membrillo mercado merengue merienda merluza mermelada mesa meseta miel mimbre mirador
mochila molinillo molino moneda monte mosaico mostaza musgo naranja nectarina nido niebla nieve nogal novela noviembre
nube nuez nutria oasis oboe ocre octubre olivo olla olmo orilla oruga ostra oveja ovillo paella paisaje pajarera
palacio palmera panal pandereta panecillo pantalla papel paraguas parque pasillo pastel pasto patata patines patio
pedal peine pera percha perchero perejil persiana petirrojo piedra pimienta pincel pino pintura piragua pistacho
pizarra planeta plato plaza plumero poema polen pomelo postal postre pradera primavera pueblo puente puerta pulpo
pulsera queso quetzal rancho raqueta rastrillo rebanada regadera reloj remolacha repisa retrato revista riachuelo
ribera roble roca rosquilla rueda salero salina salvia sandalia sardina sauce sauna sello selva semilla sendero
septiembre servilleta siesta silbato silla sombrero sombrilla sopa taller tallo tamal tamarindo tambor tapete tapiz
tarjeta tarro tarta taxi taza teatro techo teclado tejado telar telescopio tenedor ternero tetera tienda tierra tinta
tintero toalla tomate tomillo topacio toronja torre tortuga tractor tren trenza trigo trineo trofeo trompeta trucha
trufa turquesa vainilla vajilla valle vaso vela velero venado ventana verano verde vereda vestido vidrio viento
viernes vinagre yate yogur zafiro zanahoria zapatilla zapato zueco
`);

export const KNOWN: ReadonlySet<string> = new Set(WORDS);
