import { setOf } from './words.ts';

/** Common first names in the United States and Latin America that are hardly ever another word. */
export const FIRST_NAMES =
  setOf(`aaron abel abigail adam adan adrian adriana agustin alan alba albert alberto alejandra alejandro
  alex alexander alexis alfonso alfredo alicia alvaro amanda amy ana andrea andres andrew andy angela angelica anita ann anna
  anne anthony antonia antonio ariana armando arturo ashley barbara beatriz ben benjamin bernardo beth betty beto bill billy
  blanca bob bobby bonnie brandon brenda brian bruno bryan camila carl carla carlos carmen carol carolina caroline catherine
  cecilia cesar charles charlie cheryl chris christian christina christopher chucho cindy clara claudia craig cristian cristina
  crystal cynthia dan daniel daniela danny darius darnell dave david deborah debra denise dennis derek diana diego donald donna
  dorothy doug douglas dylan eddie edgar eduardo edward edwin elena elias elizabeth emilio emily emma enrique eric erica erik
  ernesto esteban esther eugene eva evelyn fabian federico felipe felix fernanda fernando francisca francisco frank fred
  freddy gabriel gabriela gary george gerald gerardo gilbert gilberto gina gladys gloria gonzalo greg gregory guadalupe guillermo
  gustavo hannah harold harry hector heather helen henry hugo humberto ignacio ines irene isaac isabel isabella ismael ivan
  jack jackie jacob jacqueline jaime jake jamal james jane janet jason javier jeff jeffrey jennifer jenny jeremy jerry jesse
  jessica jesus jim jimmy joan joanna joaquin joe joel john johnny jon jonathan jordan jorge jose joseph joshua josue joyce juan
  juana juanita judith judy julia julian juliana julie julio justin karen karina karla kate katherine kathleen kathy kayla keith
  kelly ken kenneth kenny kevin kim kimberly kyle larry laura lauren lawrence leo leon leonardo leslie leticia lidia liliana
  linda lisa lorena lorenzo louis lucas lucia lucy luis luisa luz lydia manny manuel manuela marcela marcelo marco marcos
  margaret margarita maria mariana maribel mario marisol martha martin marvin mary mateo matt matthew mauricio megan melissa
  mercedes michael michelle miguel mike miriam monica nancy natalia natalie nathan nelson nicholas nick nicolas nicole noah noe
  norma oliver olivia omar orlando oscar pablo pamela paola pat patricia patricio patrick paul paula pedro pepe peter phil philip phillip
  rachel rafael ralph ramiro ramon randy raul raymond rebeca rebecca ricardo richard rick ricky rigoberto robert roberto rocio
  rodolfo rodrigo roger rogelio roland roman ron ronald rosa rosario roxana roy ruben ruth ryan salvador sam samantha samuel sandra
  santiago sara sarah scott sean sebastian sergio sharon shaun shawn shirley silvia simon sofia sonia sophia stephanie stephen
  steve steven susan susana sylvia tamika tania tanya tara ted teresa terry theresa thomas tiffany tim timothy tina tito tito toby
  todd tom tomas tommy toni tony tracy travis trevor tyler tyrone valentina valeria vanessa veronica vicente vicki victor victoria vincent
  viviana walter wanda wendy wilfredo william willie xavier ximena yesenia yolanda zachary zoe fulano mengano perengano fulana
  keisha lakisha latoya latasha ebony aisha imani tanisha shanice monique dominique jasmine jada deja kiara aaliyah marquis malik
  jaylen jalen jayden aiden mason logan ethan noah liam caleb hunter tanner cody dustin chad brad brett kurt craig derrick deshawn
  dwayne duane terrell terrence tyrell tyree marcus andre darryl daryl reggie reginald jerome leroy curtis lamar cedric rodney
  roderick byron clifton clifford clyde clarence earl ernest floyd gus herman homer irving leonard lloyd lonnie luther
  marlon maurice melvin milton morris murray norman otis percy perry ralph roscoe rufus russell rusty sherman stanley stuart vernon
  virgil wallace wayne wesley wilbur travis trent troy tucker wade zach nate seth shane spencer stefan sterling ted theodore
  brittany britney amber april autumn bethany brianna brooke caitlin candace carrie cassandra chelsea chloe courtney dawn desiree
  destiny doreen eileen ellen erin faith felicia gail georgia geraldine gertrude gretchen gwen haley harriet hilda holly ida irma
  ivy jaclyn janice jasmin jeanne jenna jill joann jocelyn jodi josephine joy joyce juanita june katelyn kathryn katie kelsey kendra kerry
  kirsten krista kristen kristin kristina lacey latisha leah lillian lindsay lindsey lois loretta lori lorraine louise lucille lynn
  mabel mackenzie madison maggie mallory mandy marcia marcy marian marianne marilyn marion marjorie marlene maureen maxine meghan
  melanie melinda melody mildred mindy miranda misty molly morgan muriel nadia nadine naomi natasha nina nora paige patty paulette
  pauline peggy penny phyllis priscilla regina renee rhonda rita roberta robin rosemary roxanne sabrina sally selena shannon shari
  sheila shelby shelly sherri sherry sierra skylar stacey stacy stella sue summer suzanne tabitha tamara tammy tasha
  tracey trisha trudy velma vera vicky viola violet vivian whitney yvette yvonne zelda gerald geoffrey gordon grant graham
  howard hugh ian ira isaiah elijah ezekiel jeremiah jonah josiah julius kirk lance leland lester lyle marshall max micah mitchell
  neil owen preston quentin rex rocky ross sammy sid silas tobias tyson uriel wyatt ahmed ali amir fatima hassan hussein ibrahim
  khalid layla mohamed mohammed muhammad mustafa nasir omar rashid samir tariq yusuf zainab priya raj sanjay anil deepak ravi sunil
  chen ming wei xiao jin hiro kenji yuki igor boris dmitri natasha olga svetlana vladimir
  abelardo abraham adelina adolfo agustina alberta alejandrina alex alexa alfonsina alma alondra amalia amelia americo anahi anastasio
  angelina aniceto anselmo araceli ariel armida arnulfo arsenio artemio asuncion aurelio aurelia aurora azucena baltazar
  bartolo belinda benita benito benjamin berenice bernabe berta bertha bonifacio brayan braulio brenda briseida candelaria candido
  casandra catalina celestino celia celina chabela chano chava chavela chayo chema chente chepe cheque chela chelo chuy chucha cipriano
  cirilo claudio clemente concepcion concha consuelo conchita crispin cuauhtemoc cuca dagoberto dalia damaris damian dario delfina
  delia demetrio dolores domingo dora dulce edgardo edith efrain eladio eleazar elisa eliseo elmer eloisa eloy elsa elvia elvira
  emiliano emilia emmanuel epifanio erasmo erendira ericka ernestina esmeralda esperanza estela estefania eugenia eusebio evaristo
  everardo ezequiel facundo fausto felicitas felix fermin fidel filemon filiberto flavio florencia florentino florinda fortunato
  gaspar genaro georgina german gerardo gilda giovanni giovanny gisela goyo graciela gregorio griselda guille heriberto herminia hernan hilario
  hilda hipolito horacio ignacia imelda inocencio iris irma isidro isidoro isela itzel ivan ivonne izamar jacinto jacobo janeth jazmin jenaro
  jeronimo jimena joaquina jovita juventino lalo lazaro leandro leobardo leonel leonor leopoldo leticia librado ligia lilia
  lino lizbeth lizeth lola lolita lorena lourdes lucero luciano lucrecia lupe lupita macario magda magdalena malena manolo marcelino margarito
  marianela maricela maricruz marina marisela maritza martina matias matilde maura maximo maximiliano meche melchor melvin memo
  mercedes merced micaela milagros mirella mireya mirna misael modesto moises monserrat moncho nacho nadia narciso natividad
  neftali nelly nelson nestor nidia nieves nohemi noelia norberto octavio odalys ofelia olegario olga olivia onesimo osvaldo oswaldo
  otilia paco pancha pancho panfilo pascual paquita perla petra pilar placido ponciano porfirio primitivo prudencio
  quique ramona raquel refugio reina reinaldo remedios renato rene reynaldo rigo rito rodolfa rogelia roman romulo roque
  rosalba rosalia rosalinda rosaura rosendo rosita rubi rufino ruperto sabino salma salome samira saul selene serafin servando severiano
  silverio silvestre silvino simon socorro soledad tadeo tamara tencha teodoro teofilo tere teresita tiburcio tomasa
  tona tonita toribio trinidad tulio ubaldo ulises ursula valentin venancio ventura vianey vidal viridiana virginia wenceslao wilber wilmer wilson
  yadira yahir yamileth yanet yaneth yaritza yazmin yessica yoselin yuri zacarias zoila zulema`);

/** First names that are also another word, or half of one: they need a capital and a surname. */
export const AMBIGUOUS =
  setOf(`luz mercedes jesus salvador crystal santiago victoria guadalupe rosario jordan rosa clara blanca
  alba julio cesar gloria dan noe marco bill jon ken
  max rex grant chase hunter mason logan tanner rusty rocky ross summer autumn april june dawn joy faith ivy iris holly amber misty robin
  violet penny destiny sierra georgia chelsea madison brooke morgan shannon melody virginia marshall wade tucker spencer preston
  sterling earl lance jasmine ebony viola alma aurora esperanza consuelo dolores socorro refugio remedios soledad trinidad candelaria
  ventura domingo pascual concepcion asuncion natividad nieves pilar perla petra reina rito roman primitivo modesto placido
  prudencio inocencio maximo clemente fidel fausto german marina milagros mercedes merced dulce lucero esmeralda rubi dalia azucena
  candido lupe memo concha cuca chela lola paco pancho nacho goyo lino roque rene yuri ali chen ming wei jin raj trent troy perry wallace
  homer lamar norman stanley howard gordon sherman russell iris regina patty sue sally stella vera ida gus lynn trudy lance hugh
  shelby shane clifton milton vernon wayne sid gaspar cheque chava chano magda tona tencha moncho guille vidal americo angelina
  florencia catalina wilson dora celia ariel`);

/** Common surnames, for those who type without capitals; none that is an ordinary word. */
export const SURNAMES =
  setOf(`smith johnson williams jones davis miller wilson anderson thomas taylor moore jackson martin thompson
  garcia martinez robinson rodriguez lewis walker hernandez lopez gonzalez perez sanchez ramirez torres nguyen flores rivera
  gomez diaz reyes morales cruz ortiz gutierrez chavez ramos ruiz mendoza alvarez castillo jimenez moreno romero herrera medina
  aguilar vargas castro guzman mendez fernandez munoz salazar garza soto vazquez vasquez alvarado delgado pena contreras guerrero
  sandoval ortega rios vega santiago dominguez estrada silva rojas acosta molina nunez cortez cabrera santos suarez figueroa
  doe roe bloggs public ejemplo example sample prueba fulano tal detal mengano roberts edwards collins stewart murphy rogers
  peterson kelly sullivan`);

/** Say that a name follows which is not an official's. */
export const TITLES = setOf('mr mrs ms miss mister sr sra srta senor senora senorita don dona');
/** Say how somebody is called. */
export const CALLED = setOf('named called llama llamado llamada llaman apodado alias aka');
/** Say who somebody is to the writer. */
export const RELATIONS =
  setOf(`neighbor neighbour landlord landlady super ex boyfriend girlfriend husband wife cousin roommate
  coworker boss tenant vecino vecina casero casera novio novia marido esposo esposa primo prima inquilino inquilina companero
  companera jefe guy dude kid boy girl lady man woman muchacho muchacha tipo chamaco chamaca owner dueno duena`);

/** People in office: what they do is what a town hall is about. */
export const OFFICIALS =
  setOf(`officer officers oficial oficiales agente agentes ofc sergeant sgt sargento captain capt cap capitan capitana detective detectives det
  chief jefe jefa mayor alcalde alcaldesa councilman councilwoman councilmember council concejal concejala regidor lieutenant lt
  teniente commander comandante commissioner comisionado comisionada judge juez jueza senator senador senadora rep representative
  representante congressman congresswoman congresista assemblyman assemblywoman assemblymember asambleista governor gobernador gobernadora president presidente presidenta inspector
  deputy sheriff alguacil principal director directora superintendent superintendente chancellor father padre rabbi bishop
  obispo imam chaplain cop cops policia policias trooper dea da fiscal attorney borough st saint san santa santo dr dra doctor
  doctora coach entrenador`);

/** Things that are named after people, which say so behind the name. */
export const PLACES_AFTER =
  setOf(`park playground plaza school elementary middle high academy college university library center centre houses
  house projects bridge hospital clinic station church hall field fields pool gym tower towers apartments avenue ave av street
  st boulevard blvd road rd drive dr lane ln court ct place pl square sq way circle terrace parkway expressway highway hwy tunnel museum theater
  theatre statue mural memorial garden gardens day award fund foundation act law bill building complex stadium rink
  market deli pizza chicken store shop bakery restaurant bar bank corner block intersection rec recreation community
  parque escuela biblioteca hospital centro`);
/** As above, in front of the name, as Spanish does it. */
export const PLACES_BEFORE =
  setOf(`parque parques escuela escuelas plaza plazas avenida av ave calle calles biblioteca centro hospital estacion puente
  iglesia bulevar boulevard secundaria primaria preparatoria prepa liceo colegio kinder estatua casas casa edificio edificios jardin jardines cancha
  canchas estadio museo gimnasio clinica universidad academia mercado panaderia pizzeria restaurante tienda residencial
  proyecto proyectos torres carretera autopista tunel monumento mural teatro piscina campo deportivo infantil elemental colonia barrio
  urbanizacion park school street avenue library statue ps`);
/** Whoever is named after these is thanked or remembered, or is the writer. */
export const KIND_WORDS =
  setOf(`thank thanks gracias kudos congrats congratulations felicidades felicito agradezco honor honoring memory memoria homenaje bless
  bendiga praise applaud shoutout salute rip birthday`);
