"""Keskeneräisiä ajatuksia työn muutoksesta, aiheittain, ja miten muut voisivat niitä jatkaa.

The same topics as in English, said as people say them in Finnish rather than translated.
"""

from sessions.thoughts.thought import Way

SPARKS: dict[str, tuple[str, ...]] = {
    "in pairs": (
        "Mietin, voisiko tätä opetella pareittain …",
        "Jokin siinä, miten vieressä istuu joku, joka jo osaa …",
        "Puoli tuntia työkaverin kanssa opetti enemmän kuin koko kurssipäivä",
        "Mitä jos jokainen näyttäisi viikossa yhden kikan …",
        "Kaksi samalla ruudulla. Kuulostaa hitaalta, mutta …",
        "Voisivatko ne, joilta tämä sujuu, tulla tiimiin ihan vain näyttämään, miten he tekevät?",
    ),
    "step by step": (
        "Mitä jos vanha ja uusi olisivat viikon rinnakkain …",
        "Yksi tiimi ensin, sitten muut …",
        "Minua vaivaa, että kaikki vaihtuu samana maanantaina",
        "Ehkä ei kaikkea kerralla. Ensin vaikka vain varaukset, ja sitten …",
        "Voisiko vanhaa päästä vielä lukemaan, edes jonkin aikaa?",
        "Pienempiä palasia",
    ),
    "why": (
        "En vielä ymmärrä, mitä tällä on tarkoitus parantaa",
        "Sanottaisiin ääneen, mikä ongelma tällä ratkeaa …",
        "Jos tietäisin syyn, jaksaisin aika paljon",
        "Joku voisi kertoa rehellisesti, mikä vanhassa oli vikana …",
        "En ole vielä varma, tarvitsemmeko tätä. Minut voisi vakuuttaa se, että …",
        "Esimerkki meidän omasta työstä, ei kalvoilta",
    ),
    "who decides": (
        "En vielä ymmärrä, kuka päättää, mikä siirtyy ensin",
        "Jokin siinä, että kysyttäisiin ennen eikä jälkeen …",
        "Mietin, kenelle kerron, kun jokin vaihe on meillä ihan turha",
        "Saisimmeko vaikuttaa siihen, mitkä kentät on pakko täyttää …",
        "Kuka voi muuttaa tätä, jos se osoittautuu vääräksi?",
        "Lista siitä, mikä on jo päätetty ja mikä vielä auki …",
    ),
    "customers": (
        "Minua vaivaa, että asiakas odottaa, kun etsin oikeaa näkymää",
        "Mitä sanomme asiakkaille sillä aikaa, kun vasta opettelemme? …",
        "Jokin siinä, että puhelin soi koko ajan, kun pitäisi opetella …",
        "Rehellinen lause ensimmäisille viikoille: opettelemme vielä, kiitos kun odotat",
        "Mietin, mitä asiakas tästä kaikesta huomaa …",
        "Mitä jos jono saisi pari viikkoa olla vähän pidempi …",
    ),
    "what was stored": (
        "Minne vanhimpien asiakkaiden muistiinpanot menivät?",
        "Olen kerran nähnyt, miten siirto onnistui, kun joku siivosi listan ensin …",
        "Puolet osoitteista oli vanhoja. Nyt ne ovat vanhoja uudessa paikassa",
        "Ehkä jokainen voisi tarkistaa kymmenen omaa asiakastaan …",
        "En vielä luota näihin lukuihin. Auttaisi, jos …",
        "Jokin siinä, että kaksi rekisteriä sanoo eri asiaa …",
    ),
    "what we lose": (
        "Kaipaan sitä, että kaikki näkyi yhdellä sivulla",
        "Minua harmittaa, että perjantain raportti katosi",
        "Osasin vanhan hyvin. Nyt olen taas aloittelija, ja se …",
        "Voisiko vanhalle sanoa kunnolla heipat? Kantoihan se meitä viisitoista vuotta",
        "Tässä katoaa jotain, jolla ei ole edes nimeä …",
        "Saanko ensin valittaa kymmenen minuuttia? Sitten kokeilen",
    ),
    "whom to ask": (
        "Yksi ihminen, jolle saa soittaa. Ei palvelunumero vaan ihminen …",
        "Mitä jos olisi kanava, jossa mikään kysymys ei ole liian pieni …",
        "Paperi, jossa on ne kymmenen asiaa, joita kaikki kysyvät",
        "Tarvitsisin jonkun katsomaan olan yli, edes kerran",
        "Joku lähellä. Tukipyyntöön vastataan kolmessa päivässä, ja silloin …",
        "Kymmenen tavallisinta tehtävää, kukin omalla sivullaan …",
    ),
    "time": (
        "Aikaa. Ihan vain aikaa kokeilla ilman asiakkaita",
        "Auttaisi, jos jotain muuta jätettäisiin hetkeksi pois …",
        "Tunti viikossa kalenteriin, eikä kukaan varaa siihen päälle …",
        "Mietin, minkä voisimme lopettaa siksi aikaa",
        "Tätä opetellaan kaiken muun ohessa, ja sen huomaa",
        "Illoistani en tähän ota. Milloin sitten? …",
    ),
    "safe to try": (
        "Paikka, jossa saa painaa väärää nappia eikä mitään tapahdu …",
        "Minua rauhoittaisi kuulla muidenkin mokista …",
        "Pelkään, että lähetän jotain väärälle asiakkaalle",
        "Mitä jos kerättäisiin virheet seinälle, ilman nimiä …",
        "Harjoitusversio ja keksityt asiakkaat, niin uskaltaisin …",
        "Mitä jos torstaisin saisi rikkoa …",
    ),
}

CONTINUATIONS: dict[str, tuple[tuple[Way, str], ...]] = {
    "in pairs": (
        ("add", "Ja parit vaihtoon joka viikko, ettei tämä jää samojen varaan …"),
        ("add", "Voisimme aloittaa niistä, jotka ovat samassa vuorossa"),
        ("ask", "Mitä tapahtuu, kun toinen on aina nopeampi?"),
        ("grounds", "Olen nähnyt tämän varastolla: kukaan ei sen jälkeen kysellyt kurssia"),
        ("explain", "Toisin sanoen: vähemmän selittämistä, enemmän katsomista …"),
    ),
    "step by step": (
        ("add", "Ja sitten vielä päivä, jolloin päätetään yhdessä, suljetaanko vanha …"),
        ("ask", "Kuka silloin kirjaisi kaiken kahteen kertaan?"),
        ("grounds", "Tämä on tärkeää, koska joulukuu on meillä kiireisin"),
        ("alternative", "Tämä voisi kaatua siihen, etteivät kaikki koskaan luovu vanhasta …"),
        ("alternative", "Entä jos sen sijaan kaikki aloittaisivat kerralla, mutta hiljaisella viikolla"),
    ),
    "why": (
        ("explain", "Taustalla on ymmärtääkseni se, että vanhan toimittaja lopettaa …"),
        ("add", "Ja samalla voisi sanoa, mitä tämä ei ratkaise"),
        ("ask", "Tarkoitatko meitä vai asiakasta?"),
        ("connect", "Tämä liittyy siihen, kuka päättää …"),
        ("grounds", "Se näkyy siinä, että jokainen meistä kertoo syyn vähän eri tavalla"),
    ),
    "who decides": (
        ("add", "Voisimme kirjoittaa kahvihuoneen seinälle: päätetty, auki, kukaan ei tiedä"),
        ("ask", "Miltä näyttäisi, jos meiltä kysyttäisiin joka kuukausi?"),
        ("explain", "Esimerkiksi sähköposti on pakollinen, eikä kaikilla meidän asiakkailla ole sellaista …"),
        ("alternative", "Toisin päin ajateltuna: ei päätetä mitään, ennen kuin tätä on käytetty kuukausi …"),
        ("grounds", "Olen huomannut, että itse valittua jaksaa yrittää pidempään"),
    ),
    "customers": (
        ("add", "Meillä tämä tarkoittaisi, että sama lause olisi myös verkkosivuilla …"),
        ("add", "Ja joku meistä voisi aina sanoa: soitan takaisin"),
        ("ask", "Mitä tapahtuu, kun sama asiakas soittaa kolmannen kerran?"),
        ("grounds", "Olen huomannut, että kyllä he odottavat, kun joku kertoo syyn"),
        ("alternative", "Entä jos sen sijaan pyytäisimme pari asiakasta kokeilemaan kanssamme"),
    ),
    "what was stored": (
        ("add", "Voisimme aloittaa niistä sadasta, jotka soittavat eniten"),
        ("explain", "Esimerkiksi yksi asiakas on siellä kolmeen kertaan, joka kerta vähän eri tavalla …"),
        ("ask", "Tarkoitatko muistiinpanoja vai myös laskuja?"),
        ("alternative", "Tämä voisi kaatua siihen, että jokainen siivoaa omalla tavallaan …"),
        ("connect", "Näistä yhdessä syntyy pieni tarkistuslista aamuun …"),
    ),
    "what we lose": (
        ("grounds", "Tämä on tärkeää, koska kukaan ei ole kiittänyt siitä, että saimme vanhan toimimaan"),
        ("add", "Ja sitten siitä säilytettäisiin jokin yksi asia, tarkoituksella …"),
        ("ask", "Mitä siitä oikeastaan jää kaipaamaan? Ehkä sen voi rakentaa uudestaan …"),
        ("connect", "Tämän takana on sama asia kuin käytävän marinassa …"),
        ("explain", "Toisin sanoen: kyse ei ole ohjelmasta vaan siitä, että tuntee olevansa kotonaan"),
    ),
    "whom to ask": (
        ("add", "Ja se voisi olla joka päivä eri ihminen, ettei kukaan huku kysymyksiin"),
        ("ask", "Miltä näyttäisi, jos vastaisimme ensin toisillemme?"),
        ("alternative", "Entä jos sen sijaan kysymykset kirjattaisiin kerran ja vastaukset viereen …"),
        ("grounds", "Olen huomannut, että samat kolme kysymystä tulevat aina uudestaan"),
        ("connect", "Tämä liittyy siihen, että opeteltaisiin pareittain …"),
    ),
    "time": (
        ("add", "Voisimme aloittaa puolesta tunnista keskiviikkoisin, ennen kuin linjat aukeavat"),
        ("ask", "Mitä käytännössä voisi jättää pois? Ehkä viikkolistan …"),
        ("grounds", "Tämä on tärkeää, koska väsynyt tekee juuri ne virheet, joita pelkää"),
        ("alternative", "Tämä voisi kaatua siihen, että vain osa meistä saa aikaa …"),
        ("add", "Meillä tämä tarkoittaisi, että esihenkilö sanoo sen kerran ääneen"),
    ),
    "safe to try": (
        ("add", "Ja mukaan meidän omia kummallisia tapauksia, ei vain helppoja …"),
        ("ask", "Mitä tapahtuu, jos sitä painaa vahingossa oikeasti? Tietääkö kukaan?"),
        ("grounds", "Olen huomannut, että yhdet kunnon naurut auttavat enemmän kuin kolme ohjetta"),
        ("explain", "Toisin sanoen: paikka, jossa saa rauhassa olla kömpelö"),
        ("alternative", "Entä jos harjoiteltaisiin sittenkin oikealla, kaksi kerrallaan …"),
    ),
}

ANYWHERE: tuple[tuple[Way, str], ...] = (
    ("add", "Joo, ja tämän voisi aloittaa pienestä, niiden kanssa, jotka haluavat …"),
    ("add", "Tätä minäkin kokeilisin. En vielä tiedä, miten …"),
    ("add", "Ja sitten katsottaisiin uudestaan kahden viikon päästä"),
    ("ask", "Kertoisitko tästä vielä vähän?"),
    ("ask", "Mikä olisi ensimmäinen askel, jo tällä viikolla?"),
    ("grounds", "Tunnistan tämän. Sama oli silloin, kun edellinen järjestelmä tuli …"),
    ("explain", "Esimerkki auttaisi. Minulla taitaa olla yksi: viime tiistaina …"),
    ("alternative", "Entä jos sen sijaan kokeiltaisiin vain yhden päivän verran …"),
    ("connect", "Joku sanoi täällä melkein saman toisin sanoin"),
    ("connect", "Tämä liittyy siihen, onko meillä aikaa …"),
)
