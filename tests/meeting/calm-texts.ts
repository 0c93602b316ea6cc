/** What people might write that a town hall is for: it can wait on a board. One text a line. */
const lines = (texts: string): readonly string[] => texts.trim().split('\n');

export const CALM = {
  en: lines(`
The fire station on 3rd needs a crosswalk in front
The emergency exit of the school is blocked by cars
Emergency vehicles cannot get through Elm Street
A gunshot detection policy should be public
What is the policy on gunshot detection sensors?
There is a fire hydrant that leaks
Cars park in the fire lane every day
More fire drills at the school
Fireworks every night in July
Kids shooting hoops after dark need lights
Someone is shooting hoops at midnight and the noise wakes us
People will get hurt at this crossing
Before a child gets killed, fix the light
Last year a man was shot here, and nothing was done
Someone was stabbed at this stop two years ago
Shots were fired here last month. What was found?
We hear gunshots every weekend
Break-ins in our building every month
People are breaking into cars on our street
Drug dealing in the park every evening
People sell drugs at the corner by the school
How do I report a crime in Spanish?
Where do we report stolen bikes?
An easier way to report a robbery online
More officers on foot after dark
Teach kids what to do when someone is not breathing
CPR workshops: what if someone is choking?
Active shooter drills scare the children
The crossing is killing us with waiting
This business is dying because of the double parking
Our park is bleeding money
Help us get a crosswalk at the school
Please help me understand how to join the program
Call 311 or 911? Nobody knows when to call which
A gun buyback at the church
Knife crime prevention for teenagers
Ambulances get stuck behind double-parked trucks
We need ambulance access on our block
The alarm of the store goes off all night
Smoke from barbecues in the park
Burning leaves in backyards
The gas station on Elm floods the sidewalk
I am afraid of being followed at night
Women feel followed on the way home from the station
Officers should not chase cars through school zones
My street is a race track at night
Speeding cars will kill someone
I don't feel safe walking home
Right now there is no light at the bus stop
Right now the fire department has no water here
It is an emergency route and always blocked
The dogs are attacking the trash bags
Stop and frisk has hurt this community
My son was hit by a car at this crossing last year
Please call us back when we call about noise
Victims of robbery should get a call back
The thieves who steal packages come every day
Vaccine shots at the station for officers
Share more crime data with the neighborhood
Everyone is following the new rules but the trucks
The lamp at the bus stop is out
Explain why nobody was arrested for the shooting in May
There is a body shop on 9th that parks cars on the sidewalk
There is a body of water behind the school that needs a fence
Officers should wear body cameras
My husband beats me at chess in the park, we need more tables
My neighbor hits his drums every night
The kid upstairs hits the ceiling with a ball
A program for husbands who hit their wives
The hole from the gas leak repair on Birch is still open
Gas leak detectors in the school
The smell of gas from the trucks on 9th
I know his name, the officer on foot was very kind
The rent is going to kill us all
That truck noise is going to kill me one day
The mayor is not responding to our emails
I dont want to live here anymore with this noise
I know where they keep the salt trucks
My son walks alone along the parkway to school
The church has its doors locked
A man sells fruit on the corner, please leave him alone
`),
  es: lines(`
La estación de bomberos necesita un cruce enfrente
La salida de emergencia de la escuela está bloqueada
Las ambulancias no pueden pasar por la calle Elm
Un plan de prevención de incendio forestal
El incendio forestal del año pasado
¿Cuál es la política sobre la detección de disparos?
Los carros tapan el hidrante de incendios todos los días
Más simulacros de incendio en la escuela
Fuegos artificiales cada noche en julio
Los muchachos tiran al aro de noche y no hay luz
Alguien va a salir herido en este cruce
Antes de que maten a un niño, arreglen el semáforo
El año pasado le dispararon a un hombre aquí
Apuñalaron a alguien en esta parada hace dos años
Se oyen disparos todos los fines de semana
Robos en nuestro edificio cada mes
Roban carros en nuestra calle
Venta de drogas en el parque todas las tardes
Venden drogas en la esquina de la escuela
¿Cómo puedo denunciar un delito en español?
¿Dónde se reportan las bicicletas robadas?
Una manera más fácil de reportar un robo
Más policías a pie de noche
Enseñen a los niños qué hacer cuando alguien no respira
Talleres de primeros auxilios
Los simulacros de tirador activo asustan a los niños
El tráfico nos está matando la paciencia
El negocio se muere por el doble estacionamiento
Ayuda con los jóvenes después de la escuela
Ayúdenos a conseguir un cruce seguro
¿Llamo al 311 o al 911?
Recompra de armas en la iglesia
Prevención de violencia con armas
La alarma de la tienda suena toda la noche
Humo de las parrillas en el parque
Queman hojas en los patios cada otoño
La gasolinera de la calle Elm inunda la acera
Me da miedo que me sigan de noche
Las mujeres sienten que las siguen en la estación
Los policías no deberían perseguir carros cerca de la escuela
Nuestra calle es una pista de carreras
Los carros van a matar a alguien
No me siento segura caminando a casa
Ahora mismo no hay luz en la parada
Atropellaron a mi hijo en este cruce el año pasado
Que la policía llame a las víctimas de robo
Los ladrones de paquetes vienen todos los días
Compartan más datos de crimen con el barrio
La farola de la esquina no funciona
Hay fuego cruzado entre vecinos y bares por el ruido cada viernes
Los perros rompen las bolsas de basura
Golpean los contenedores de madrugada todas las noches
Queremos ver el video de las cámaras de la escuela
Falta una ambulancia en el barrio
Expliquen por qué no hubo arrestos en el tiroteo de mayo
Un cuerpo de bomberos más cerca
El vecino de arriba me pega gritos por la música
Mi vecino golpea la pared cada noche
Un taller para hombres que golpean a su esposa
El hoyo de la fuga de gas en Birch sigue abierto
La renta nos va a matar
Mi esposo dice que el ruido lo mata
El sol le está pegando a la parada
El cura toca a las niñas la guitarra
Hay gente atrapada en el tráfico una hora
Acaban de quitar el semáforo
Un hombre vende fruta en la esquina, déjenlo trabajar
`),
} as const;
