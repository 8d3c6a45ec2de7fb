/**
 * Word tables that several name rules share. Lower case, one blank between words; written from general knowledge of English
 * and of the titles that offices, treaties and forums bear.
 */
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that never belong to a name at its left edge though a sentence or a heading writes them with a capital. */
export const openers = set(`
a about above according accordingly actually additionally after afterwards again against ago all almost along already also although always amid among an
and another any anyone apart are aren't around as aside at away back based be because before behind being below beside besides between beyond both but by
can certainly chapter clearly compared concerning consequently considering contrary currently despite did do does down due during each earlier either
else especially even eventually every everyone everything except expectedly figure finally following for former formerly fortunately from further
furthermore generally given had has have having he hence her here his how however i if importantly in including indeed initially inside instead
interestingly into is isn't it its itself just last lastly late lately later latter least less let like likewise many may maybe me meanwhile might more
moreover most mostly much my namely near nearly necessarily neither nevertheless next no nonetheless nor not notably note nothing now obviously of off often on once one only onto
or originally other others otherwise our out outside over overall own part particularly per perhaps please presumably previously probably provided quite rather recall recently
regarding same says secondly see seen several shall she should similarly simultaneously since so some sometimes soon speaking specifically still subsequently such
suffice table than thanks that the their them then there thereafter therefore these they thing thirdly this those though through throughout thus till to
today together tomorrow too toward towards twice two three four five ten under undoubtedly unfortunately unless unlike until unusually up upon us usually various very via was we were what whatever
when whence whenever where whereas whether which while who whoever whole whom whose why will with within without would yes yesterday yet you your
`);

/** Offices, ranks and forms of address: they stand before a person's name and are no part of it, nor of a body's. */
export const titles = set(`
abbot academician acting admiral advisor adviser aide akim ambassador analyst archbishop architect artist associate assistant astronaut attaché attorney author ayatollah baron baroness
bishop boss brigadier brother candidate captain cardinal chair chairman chairperson chairwoman chancellor chief coach co-chair co-chairman co-founder colonel commander commissioner commodore composer congressman
congresswoman consul consultant coordinator corporal correspondent councillor councilor count countess counsellor coworker crown curator czar dame dean delegate deputy designer detective director
doctor dr duchess duke economist editor editor-in-chief emeritus emir emperor empress engineer envoy ex-president executive expert extraordinary father first-deputy founder frau
gen general governor governor-general guard head herr her his historian holiness imam inspector interim investigator journalist judge justice
khan khokim king lady lawmaker lawyer lead leader lecturer lieutenant lord lt madam madame magistrate maj major manager marquis marshal master mayor
member metropolitan midshipman minister miss monsieur mother mr mrs ms mullah musician novelist officer ombudsman owner painter pastor
patriarch philosopher photographer physicist pianist pilot plenipotentiary poet pope premier presenter president presidents prime prince princess principal private prof professor
prosecutor pvt queen rabbi rapporteur rector representative reporter reverend rev scientist secretary secretary-general sen senator sergeant sgt sheikh shah
sheriff singer sir sister skipper speaker specialist spokesman spokesperson spokeswoman st student sub-inspector sultan superintendent supervisor teacher trainer treasurer actor actress comedian host blogger activist footballer player striker midfielder goalkeeper captain filmmaker playwright wife husband son daughter father sister cousin nephew uncle aunt colleague co-star researcher biologist
trustee tsar undersecretary vice vice-chairman vice-minister vice-premier vice-president vice-rector viceroy viscount warden writer
ministers governors chairmen leaders directors heads ambassadors deputies
`);

/** Subject words that offices and treaties take into their names; in capitals they go on with a name after "and" or a comma. */
export const topics = set(`
academic accounting administration administrative administrators affairs agrarian agricultural agriculture agrochemistry aid air all analysis analytical animal antimonopoly applied aquaculture arbitration archaeology architecture archives arms army
art arts artificial assessment assistance atomic audit automation automobile automotive aviation banking basic bilateral biological biology biotechnology border borders broadcasting issues matters questions problems heads member members prime budget building business
capital care certification chemical chemistry children citizenship civil climate clinical coal commerce commercial commodities commodity common communication communications communities community competition competitiveness complex composite computer
conservation construction consumer control cooperation co-operation coordination cotton crafts credit crime criminal cross-border cultural culture currency customs cybersecurity dairy data defence defense demographic design development
digital digitalisation digitalization diplomatic disarmament disaster domestic economic economics economy ecology education educational electric electrical electricity electronic electronics electrification emergency emergencies employment energy engineering enterprise enterprises entrepreneurship environment environmental equipment ethnic
evaluation exchange expertise export exports extension external family farming federal finance financial financing fish fisheries fishery food foreign forecasting forest forestry forests freedom fuel fundamental further gas gender
geography geological geology global goods governance government grain health healthcare heritage higher highways historical history horticulture hospitality housing human humanitarian humanities hydrology hydrometeorology immigration implementation import improvement income industrial industrialisation industrialization industries industry
informatics information infrastructure initiatives inland innovation innovations innovative inspection institutional instruments insurance integration integrated intellectual intelligence inter intergovernmental internal international interregional interstate investigation investigations investment investments irrigation joint journalism judicial
justice justices labor labour land language languages law laws legal legislation legislative leisure library light linguistics literature livestock local logistics machinery machine maintenance management manufacturing marine maritime market marketing markets mass material materials mathematics measures meat mechanical mechanics mechanisation mechanization
media medical medicine medicines meteorology metrology metallurgy migration military mineral minerals mines mining modernisation modernization monetary monitoring monopolies multilateral municipal music mutual national natural nature nautical navigation nuclear nutrition occupational ocean oil operations organisation organization
parliamentary partnership peace pension people personal petroleum pharmaceutical pharmaceuticals pharmacy philosophy physical physics planning plastic policies policy political politics pollution population post postal potato poultry power practical preparation press prevention prices priorities private privatisation privatization procurement production
products professional programming promotion property prosecution prosperity protection psychology public publishing quality radio radioelectronics rail railway railways reclamation reconciliation reconstruction reform reforms refugees regional regions regulation rehabilitation relations religion religious renewable reproduction repair republican research reserves resources rights
roads road rural safety sanitary sanitation savings scholarship science sciences scientific sea seas sectoral security selection services service settlement settlements shipbuilding shipping small social society soil space special sport sports stability standardisation standardization standards state statistical statistics steel stock strategic strategies strategy structural studies
supervision supply support surveillance sustainable systems tariff tariffs tax taxation taxes technical technological technologies technology telecommunications television territorial territories textile theatre theology theoretical tourism trade traffic training transport transportation transit treasury tropical universal urban
use utilities utilization vehicles veterinary viticulture vocational volunteer water weapons welfare wildlife winemaking women works workers world youth
budgetary collective communal defence-industrial fiscal food-processing oilseeds crops petrochemical petrochemicals powder press print rescue sewage spatial sugar territory timber tobacco trading tractor translation
`);

/** Small-letter words that may go on with the title of a treaty, programme or concept once it has begun in capitals. */
export const titleWords = set(`
socio inter long term non access accreditation action actions activities additional admission aerospace agencies agrarian agreement agricultural agriculture agro-industrial aid air allied application approximation architecture area areas arms art arts assistance atomic audiovisual aviation avoidance
bilateral biological border broad business capital civil climate comprehensive collective combating commercial common communication communications competition complex concept conditions construction convention cooperation co-operation coordination counteracting countries crime crimes criminal cross-border
cultural culture customs cybercrime defence defense deepening development digital digitalisation digitalization diplomatic directions disaster documents domestic double draft economic economy ecological education educational elimination emergency emergencies employment encouragement energy enhancement enterprises environment environmental equipment
establishment evasion preparing preparation draft exchange exchanges expansion experience export exports extradition facilitation field fields fight fighting finance financial fiscal fisheries food foreign formation forming framework free friendship fundamental further future gas general goods
guidelines health healthcare higher holders humanitarian human illegal implementation import improvement income increase industrial industry industries informatisation informatization information infrastructure initiative innovation innovative institutions insurance integrated integration intellectual international interparliamentary
interregional inter-regional interstate investment investments joint labor labour land law legal light long-term machinery main maintenance management manufacture market mass measures media medical medicine medicines member members mechanisms metrology military
migration mineral modernisation modernization mutual national natural neighbourliness nuclear oil operation order organisation organization participation parties partnership passports peace peaceful period persons pharmaceuticals physical poultry breeding plan policy postal preparation press prevention principles priorities
privatisation privatization procedure procedures production products program programme projects promotion property protection provision public purposes quality railway readmission recognition regional regions regulation relations relief research resources respect rights road rural safety
sanitary science scientific scientific-technical sector security service services short-stay single small social socio-economic socioeconomic spa space special sphere spheres sport sports stability stage standardisation standardization standards state states stays strategic strengthening students supply support sustainable system systems
tariff tax taxation taxes technical technological technologies technology telecommunications term terms territorial territory terrorism tourism trade traffic training transfer transit transport transportation travel treatment uniform union unified use utilisation utilization veterinary visa visa-free visas water welfare wildlife women youth zones
`);

/** Adjectives that may stand before a small-letter head word of a site: "Zarechye coal mine", "Vitebsk nuclear power plant". */
export const siteModifiers = set(`
agricultural agro-industrial aircraft amber auto automobile bearing brick building bus business car canning cargo cement central chemical children's cheese city clothing coal commercial confectionery copper cultural dairy distillery domestic economic electric electrical electromechanical
engine engineering equipment exhibition experimental fertiliser fertilizer fish flax flour food footwear free freight furniture garment gas gear glass gold hydroelectric hydropower industrial innovation international iron knitwear launch leather linen logistics machine machine-building machine-tool meat meat-packing mechanical medical
metal metallurgical military milk mineral mining motor motorcycle nitrogen nuclear oil ore paint paper passenger petrochemical pharmaceutical pipe potash poultry power processing production pulp railway reinforced regional river road rubber salt scientific sea sewing shipbuilding shipyard shoe silk silicate
border customs intermodal LNG hydroelectric pumping compressor compressed container grain coal small special special-purpose sports starch state steel sugar technological technology textile thermal timber tire toy trading tractor transport trolleybus truck tyre underground university washing watch water wind wine wood woodworking woollen
`);

/** Legal forms of companies, as printed. */
export const legalForms: ReadonlySet<string> = new Set(
  `OJSC JSC CJSC PJSC LLC LLP FLLC JLLC JLLP ALC ULC PLC LLLP RUE UE PUE RUPE RSUE RUPP SUE FSUE MUE SOE CUE CUPE IUE UPP RPUP ChUP CHUP UP RUP KUP GUP FGUP MUP OAO ZAO PAO AO OOO ODO TOO SOOO JV OAD EOOD OOD
   Ltd Limited Inc Incorporated Corp Corporation LP PLLC plc GmbH AG KG KGaA OHG SE SA SAS SARL SpA SRL Srl BV NV AB ASA AS ApS Oy Oyj Kft Zrt Bt Nyrt doo SIA UAB OU Bhd Sdn Pty Pte Pvt SAOG SAE PSC WLL FZE FZCO KK MChP`.split(
    /\s+/,
  ),
);
