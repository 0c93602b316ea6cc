/** What people might write that cannot wait on a board. One text a line. */
const lines = (texts: string): readonly string[] => texts.trim().split('\n');

export const EMERGENCIES = {
  en: lines(`
My neighbor is not breathing
A man is bleeding on the corner of 5th and Elm
There is a fire in the building next door
The house across the street is on fire
Fire in the basement of 12 Elm!
Someone is breaking into my apartment
somebody is trying to break into our house
Shots fired on Elm Street
I just heard gunshots outside my window
There's a man with a gun in the park
a guy is waving a knife at the bus stop
Someone is following me home from the station
I am being followed by two men
Help me! He has a knife
HELP US PLEASE
We need an ambulance at the playground
Please call 911, a kid got hit by a car
A woman has collapsed on the platform
My son is missing, he is five
I smell gas in the hallway
There is a gas leak at the school
A fight right now outside the bar
Robbery in progress at the corner store
There’s an intruder in my house
He is beating his girlfriend in the parking lot
I’m going to kill myself
She is having a seizure
Someone has been stabbed at the deli
a car just crashed, the driver is unconscious
Someone is shooting in the schoolyard
There is a shooting happening right now
Kids are fighting with bats right now, hurry
This is an emergency!
The store is burning
Send police to 42nd street now
Two minutes ago a man was shot... he is not breathing
They are attacking a man at the bus stop
My husband beats me
The man upstairs hits his wife
my boyfriend hits me
My neighbor hits his wife every night
The guy upstairs is always hitting his kids
There is a body in the river
I found a dead body behind the market
There's a dead man on the bench
gas leak smell in the building
Strong smell of gas on the third floor
`),
  es: lines(`
Mi vecino no respira
Hay un hombre tirado en la calle, esta sangrando
Hay un incendio en el edificio de al lado
La casa de enfrente se está quemando
¡Fuego en el sótano!
Alguien está tratando de entrar a mi casa
Se están metiendo en el apartamento de al lado, están rompiendo la puerta
Están disparando en la calle
Se oyen disparos afuera
Hay un hombre con una pistola en el parque
Un tipo tiene un cuchillo en la parada
Me están siguiendo desde la estación
Me viene siguiendo un hombre
¡Auxilio!
Ayúdenme por favor
Necesitamos una ambulancia en el parque
Llamen al 911, un niño está herido
Una señora se desmayó en el andén
Mi hijo está perdido, tiene cinco años y no aparece, ahora mismo
Huele a gas en el pasillo
Hay una fuga de gas en la escuela
Una pelea ahora mismo afuera del bar
Robo en curso en la tienda de la esquina
Hay un intruso en mi casa
Alguien está golpeando a una mujer en el estacionamiento
Me quiero matar
Acaban de apuñalar a un muchacho
Acaba de chocar un carro y el conductor está inconsciente
Hay una balacera en la avenida
Alguien está herido en la esquina
Mi mamá no puede respirar
Manden una patrulla rápido a la calle 42
Esto es una emergencia
Están robando una tienda ahorita
Hay alguien dentro de mi casa
Le está dando un infarto
Mi esposo me pega
El señor de arriba golpea a su esposa
Mi novio me golpea
Mi vecino le pega a su mujer todas las noches
Hay un cuerpo en el río
Encontré un cadáver detrás del mercado
Olor a gas en el edificio
Hay escape de gas en el pasillo
`),
} as const;

export const TIPS = {
  en: lines(`
My neighbor sells drugs
The guy in apartment 4B is dealing heroin
They are selling drugs out of the store at 12 Elm
I know who shot that boy
I saw who stole the bikes
I know the guy who robbed the deli
The thief lives on Oak Street
The shooter is hiding at his aunt's
My landlord has illegal guns
I want to report a robbery
I'd like to report my neighbor
I have video of the robbery
I have information about the murder
There is a drug house on Elm
The man who lives at 14 Oak stole my bike
He is a drug dealer
Robert is a known pedophile
The people next door are selling fentanyl
I was robbed by two men from the corner
My cousin shot that man
The owner of the bodega sells crack
The family downstairs is hiding stolen bikes
I recognized the man who attacked her
I can identify the guy who broke the window
The super in our building molested a girl
I have proof of who the dealer is
Crack house next to the laundromat
A man sells heroin, I know his name and where he lives
I know her name and where she keeps the stolen phones
`),
  es: lines(`
Mi vecino vende drogas
El hombre del apartamento 4B está vendiendo heroína
Venden droga en la casa azul
Yo sé quién mató a ese muchacho
Vi quién robó las bicicletas
Conozco al que asaltó la bodega
El ladrón vive en la calle Oak
El asesino se esconde en casa de su tía
Mi casero tiene armas ilegales
Quiero denunciar un robo
Quiero reportar a mi vecino
Tengo videos del robo
Tengo información sobre el asesinato
Hay una casa de drogas en el 12 de Elm
El hombre que vive en el 14 me robó la bicicleta
Él es un narcotraficante
Roberto es un pedófilo
Los vecinos de abajo venden fentanilo
El dueño de la bodega vende crack
La familia de al lado esconde bicicletas robadas
Reconocí al hombre que la asaltó
Puedo identificar al que disparó
El conserje del edificio abusó de una niña
Mi primo mató a ese hombre
Tengo pruebas contra el ladrón
Mis vecinos son traficantes
El muchacho de enfrente vende pistolas
Un hombre vende heroína, sé su nombre y dónde vive
`),
} as const;
