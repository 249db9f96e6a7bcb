"""Words for the people of a country and for what is of it, which are no slips of any name.

“Libyan” is one letter from the French name of Lebanon, “Kenyan” from that of Kenya: a list that
says so means people or bodies, and is not guessed about.
"""

from __future__ import annotations

from collections.abc import Iterator

from initiatives.recognition.names import key_of

ENGLISH = """
Afghan Albanian Algerian American Andorran Angolan Antiguan Argentine Argentinian Argentinean
Armenian Australian Austrian Azerbaijani Azeri Bahamian Bahraini Bangladeshi Barbadian Barbudan
Basotho Belarusian Belarussian Belgian Belizean Beninese Beninois Bhutanese Bolivian Bosnian
Bissau-Guinean Botswanan Motswana Batswana Brazilian British Briton Bruneian Bulgarian Burkinabe
Burkinan Burmese Burundian Cambodian Cameroonian Canadian Chadian Chilean Chinese Colombian Comoran
Comorian Congolese Croat Croatian Cuban Cypriot Czech Dane Danish Djiboutian Dominican Dutch
Dutchman Ecuadorian Ecuadorean Egyptian Emirati Emirian English Equatoguinean Eritrean Estonian
Eswatinian Ethiopian Fijian Filipina Filipino Finn Finnish French Frenchman Gabonese Gambian
Georgian German Ghanaian Greek Grenadian Guatemalan Guinean Guyanese Haitian Herzegovinian Honduran
Hungarian Icelander Icelandic Indian Indonesian Iranian Iraqi Irish Irishman Israeli Italian
Ivorian Jamaican Japanese Jordanian Kazakh Kazakhstani Kenyan Kirghiz Kiribatian Kittitian Korean
Kosovar Kuwaiti Kyrgyz Kyrgyzstani Lao Laotian Latvian Lebanese Lesothan Liberian Libyan
Liechtensteiner Lithuanian Lucian Luxembourger Luxembourgish Macedonian Malagasy Malawian Malay
Malaysian Maldivian Malian Maltese Marshallese Mauritanian Mauritian Mexican Micronesian Moldovan
Monacan Monegasque Mongol Mongolian Montenegrin Moroccan Mosotho Mozambican Myanma Namibian Nauruan
Nepalese Nepali Netherlander Nevisian Nicaraguan Nigerian Nigerien Norwegian Omani Pakistani
Palauan Palestinian Panamanian Papuan Paraguayan Persian Peruvian Philippine Pole Polish Portuguese
Qatari Romanian Russian Rwandan Rwandese Salvadoran Salvadorean Sammarinese Samoan Santomean Saudi
Scot Scottish Senegalese Serb Serbian Seychellois Singaporean Slovak Slovakian Slovene Slovenian
Somali Somalian Spaniard Spanish Sudanese Surinamer Surinamese Swazi Swede Swedish Swiss Syrian
Tadzhik Tajik Tajikistani Tanzanian Thai Timorese Tobagonian Togolese Tongan Trinidadian Tunisian
Turk Turkish Turkmen Tuvaluan Ugandan Ukrainian Uruguayan Uzbek Uzbekistani Vanuatuan Venezuelan
Vietnamese Vincentian Welsh Yemeni Yemenite Zambian Zimbabwean Cabo-Verdean Cape-Verdean
Central-African Costa-Rican East-Timorese Equatorial-Guinean Guinea-Bissauan Marshall-Islander
New-Zealander North-Korean North-Macedonian Papua-New-Guinean Saint-Lucian San-Marinese
Sierra-Leonean Solomon-Islander South-African South-Korean South-Sudanese Sri-Lankan
"""
FRENCH = """
afghan albanais algérien allemand américain andorran angolais anglais antiguais argentin arménien
australien autrichien azerbaïdjanais azéri bahaméen bahamien bahreïnien bangladais barbadien belge
bélizien béninois bhoutanais biélorusse birman bissau-guinéen bolivien bosniaque bosnien botswanais
brésilien britannique brunéien bulgare burkinabé burundais cambodgien camerounais canadien
cap-verdien centrafricain chilien chinois chypriote colombien comorien congolais coréen costaricain
costaricien croate cubain danois djiboutien dominicain dominiquais égyptien émirati émirien
équatorien équato-guinéen érythréen espagnol estonien eswatinien éthiopien fidjien finlandais
français gabonais gambien géorgien ghanéen grec grecque grenadien guatémaltèque guinéen guyanais
guyanien haïtien hondurien hongrois indien indonésien irakien iranien iraquien irlandais islandais
israélien italien ivoirien jamaïcain japonais jordanien kazakh kényan kényen kirghize kiribatien
kosovar koweïtien laotien lesothan letton libanais libérien libyen liechtensteinois lituanien
luxembourgeois macédonien malaisien malawien malawite maldivien malgache malien maltais marocain
marshallais mauricien mauritanien mexicain micronésien moldave monégasque mongol monténégrin
mozambicain namibien nauruan néerlandais népalais néo-zélandais nicaraguayen nigérian nigérien
norvégien omanais ougandais ouzbek pakistanais palaosien palestinien panaméen papou paraguayen
péruvien philippin polonais portugais qatarien qatari roumain russe rwandais salvadorien samoan
santoméen saoudien sénégalais serbe seychellois sierra-léonais singapourien slovaque slovène
somalien soudanais sri-lankais suédois suisse surinamais surinamien swazi syrien tadjik tanzanien
tchadien tchèque thaïlandais timorais togolais tongien trinidadien tunisien turc turkmène turque
tuvaluan ukrainien uruguayen vanuatais vénézuélien vietnamien yéménite zambien zimbabwéen
"""
SPANISH = """
afgano albanés alemán americano andorrano angoleño argelino argentino armenio australiano austriaco
azerbaiyano azerí bahameño bareiní bangladesí barbadense belga beliceño beninés bielorruso birmano
boliviano bosnio botsuano brasileño británico bruneano búlgaro burundés butanés caboverdiano
camboyano camerunés canadiense catarí centroafricano chadiano checo chileno chino chipriota
colombiano comorense congoleño coreano costarricense croata cubano danés dominicano dominiqués
ecuatoguineano ecuatoriano egipcio emiratí eritreo eslovaco esloveno español estadounidense estonio
etíope filipino finlandés fiyiano francés gabonés gambiano georgiano ghanés granadino griego
guatemalteco guineano guyanés haitiano hondureño húngaro indio indonesio inglés iraní iraquí
irlandés islandés israelí italiano jamaicano japonés jordano kazajo keniano keniata kirguís kuwaití
laosiano letón libanés liberiano libio lituano luxemburgués macedonio malasio malauí maldivo
malgache malí maliense maltés marfileño marroquí mauriciano mauritano mexicano micronesio moldavo
monegasco mongol montenegrino mozambiqueño namibio neerlandés nepalés nepalí neozelandés
nicaragüense nigeriano nigerino noruego omaní pakistaní palestino panameño papú paraguayo peruano
polaco portugués rumano ruandés ruso salvadoreño samoano saudí senegalés serbio singapurense sirio
somalí srilankés suazi sudafricano sudanés sueco suizo surinamés tailandés tanzano tayiko timorense
togolés tongano trinitense tunecino turco turcomano ucraniano ugandés uruguayo uzbeko venezolano
vietnamita yemení yibutiano zambiano zimbabuense
"""


def of_one_and_of_many() -> Iterator[str]:
    """Yield each word for one and for several; French and Spanish ones of both genders."""
    french = [form for word in FRENCH.split() for form in (word, french_feminine(word))]
    spanish = [form for word in SPANISH.split() for form in (word, spanish_feminine(word))]
    for word in (*ENGLISH.split(), *french, *spanish):
        yield from (word, f"{word}s")
    yield from (f"{word}es" for word in SPANISH.split())


def french_feminine(word: str) -> str:
    """Return "libyenne" of "libyen", "congolaise" of "congolais"."""
    return f"{word}ne" if word.endswith("en") else f"{word.removesuffix('e')}e"


def spanish_feminine(word: str) -> str:
    """Return "congoleña" of "congoleño", "sudanesa" of "sudanés"; "belga" is of both."""
    key = key_of(word)
    return key if key[-1] in "aei" else f"{key.removesuffix('o')}a"


INHABITANTS = frozenset(map(key_of, of_one_and_of_many()))
