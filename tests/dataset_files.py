"""Small folders of datasets, written by hand in the layout of the real ones."""

from __future__ import annotations

from pathlib import Path

PARLGOV = {
    "country.csv": "id,name,name_short\n1,Sweden,SWE\n2,Norway,NOR\n",
    "party.csv": (
        "id,country_id,family_id,name_short,name_english,name,name_nonlatin,wikipedia\n"
        "10,1,6,FP,People's Party,Folkpartiet,,https://en.wikipedia.org/wiki/Liberals_%28Sweden%29\n"
        "11,1,6,FL,Free-minded Association,Frisinnade landsföreningen,,\n"
        "12,1,6,LP,Liberal Party,Liberala partiet,,\n"
        "13,1,26,H,Right Party,Högern,,\n"
        "14,2,26,Hn,Right Party,Høyre,,\n"
        "15,1,11,SP,Left Society,Vänster,,\n"
    ),
    "party_name_change.csv": (
        "id,party_id,date,name,name_english,name_short,name_nonlatin\n"
        "1,10,1934-08-05,Folkpartiet,People's Party,FP,\n"
        "2,10,2015-11-01,Liberalerna,Liberals,L,\n"
        "3,10,1990-07-01,Folkpartiet liberalerna,Liberal People's Party,FP,\n"
    ),
    "party_change.csv": (
        "id,party_id,party_id_new,date,description,comment\n1,11,10,1934-08-05,,\n2,12,10,1934-08-05,,\n3,13,15,1950-07-01,,\n"
    ),
    "election.csv": (
        "id,type_id,country_id,date,seats_total,electorate,votes_cast,votes_valid\n"
        "100,13,1,1932-09-17,230,3700000,2500000,2495000\n"
        "101,13,1,1936-09-20,230,3900000,2900000,2890000\n"
    ),
    "election_result.csv": (
        "id,election_id,party_id,alliance_id,seats,vote_share,votes\n"
        "1,100,11,,20,9.8,244577\n2,100,12,,4,1.9,48722\n3,101,10,,27,12.9,376161\n4,101,13,3,,,\n"
    ),
    "web/21__parties__Party.csv": (
        "id,country,family,name_short,name_english,name,name_nonlatin,wikipedia,foundation_date,dissolution_date\n"
        "10,1,6,FP,People's Party,Folkpartiet,,,1934-08-05,\n11,1,6,FL,Free-minded Association,Frisinnade,,,1902-07-01,\n"
        "12,1,6,LP,Liberal Party,Liberala,,,1923-03-01,1934-07-01\n13,1,26,H,Right Party,Högern,,,1904-07-01,\n"
        "15,1,11,SP,Left Society,Vänster,,,1950-07-01,\n"
    ),
    "web/24__parties__PartyChange.csv": (
        "id,party,party_new,date,type,description,comment,data_json\n"
        '1,11,10,1934-08-05,33,,,\n2,12,10,1934-08-05,33,,,\n3,13,15,1950-07-01,31,,,"{""date_as_is"": true}"\n'
    ),
}

MECO = {
    "lookup_party.csv": (
        "party_uid,party,party_name_en,party_name_bm,year_formed,year_end,notes\n"
        "000-NONE,NONE,Independent,Bebas,1955,-1,\n001-OLD,OLD,Old Front,Barisan Lama,1960,1980,\n"
        "001-NEW,NEW,New Front,Barisan Baru,1980,-1,\n002-ROSE,ROSE,Rose Party,Parti Mawar,1950,-1,\n"
        "003-LILY,LILY,Lily Party,Parti Bakung,1979,-1,\n004-FERN,FERN,Fern Party,Parti Paku,1981,-1,\n"
    ).replace("000-NONE", "000-BEBAS"),
    "lookup_party_succession.csv": (
        "predecessor_uid,successor_uid,type,year,notes\n"
        "001-OLD,001-NEW,replace,1980,OLD renamed to NEW\n"
        "002-ROSE,004-FERN,splinter,1979,LILY split off from ROSE\n"
        "009-GONE,002-ROSE,absorb,1970,GONE absorbed into ROSE\n"
    ),
    "lookup_coalition.csv": (
        "coalition_uid,coalition,coalition_name_en,coalition_name_bm,year_start,year_end,notes\n"
        "000-ALONE,ALONE,No Coalition,Tiada,-1,-1,\n001-BLOC,BLOC,The Bloc,Blok,1970,-1,\n"
    ),
    "raw_ballots.csv": (
        "date,election,state,seat,ballot_order,candidate_rn,name_on_ballot,party_on_ballot,party_uid,party,coalition_uid,coalition,votes\n"
        "1974-08-24,GE-04,Perak,P.001 North,1,1,Ali,BLOC,001-OLD,OLD,001-BLOC,BLOC,1200\n"
        "1974-08-24,GE-04,Perak,P.001 North,2,2,Tan,ROSE,002-ROSE,ROSE,000-ALONE,ALONE,800\n"
        "1976-01-10,BY-ELECTION,Perak,N.002 South,1,3,Raj,BEBAS,000-BEBAS,BEBAS,000-ALONE,ALONE,50\n"
    ),
}

PARTYFACTS = {
    "core-parties.csv": (
        "country,partyfacts_id,technical,name_short,name,name_english,name_other,year_first,year_last,share,share_year,wikipedia\n"
        "SWE,500,,FP,Folkpartiet,People's Party,,1934,,23.8,1952,https://en.wikipedia.org/wiki/Liberals_(Sweden)\n"
        "SWE,501,,H,Högern,Right Party,,1904,,38,1914,\nSWE,502,7,etc,other,other,,1800,,,,\n"
    ),
    "wikidata.csv": "country,partyfacts_id,wikidata_id,name,name_short,name_native\nSWE,500,Q110843,Liberals,L,Liberalerna\nSWE,599,Q1,Lost,,\n",
}

WIKIDATA = (
    '{"country": "SWE", "partyfacts_id": 500, "wikipedia": "https://en.wikipedia.org/wiki/Liberals_(Sweden)", '
    '"wikipedia_data": {"label": "Liberals", "infobox": {}, "wikidata": {"instance of (P31)": "political party (Q7278)", '
    '"inception (P571)": "+1934-01-01T00:00:00Z", "native label (P1705)": "Liberalerna \\u2013 L", '
    '"follows (P155)": ["Free-minded Association (Q900)"], "mascot (P822)": "a bee"}}}\n'
    '{"country": "SWE", "partyfacts_id": 9, "wikipedia": "https://en.wikipedia.org/wiki/1936_Swedish_general_election", '
    '"wikipedia_data": {"label": "1936 election", "wikidata": {"instance of (P31)": "general election (Q1)"}}}\n'
)


def write(folder: Path, files: dict[str, str], **changed: str) -> Path:
    """The files in a folder. `changed` replaces files by name, "." written as "__"."""
    for name, text in (files | {name.replace("__", "."): text for name, text in changed.items()}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
