"""Rows of agreements in the forms of PA-X, made up for tests: no such text, place or person is anybody's."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook


def _columns(text: str) -> list[str]:
    return text.split()


COLUMNS_4 = _columns(
    "Con Contp PP PPName Reg AgtId Ver Agt Dat Status Lgt N_characters Agtp Stage StageSub Part ThrdPart OthAgr"
    " Loc1ISO Loc2ISO Loc1GWNO Loc2GWNO UcdpCon UcdpAgr PamAgr CowWar GCh GChRhet GChAntid GChSubs GChOth GDis"
    " GDisRhet GDisAntid GDisSubs GDisOth GAge GAgeRhet GAgeAntid GAgeSubs GAgeOth GMig GMigRhet GMigAntid"
    " GMigSubs GMigOth GRa GRaRhet GRaAntid GRaSubs GRaOth GRe GReRhet GReAntid GReSubs GReOth GInd GIndRhet"
    " GIndAntid GIndSubs GIndOth GOth GOthRhet GOthAntid GOthSubs GOthOth GRef GRefRhet GRefSubs GRefOth GSoc"
    " GSocRhet GSocAntid GSocSubs GSocOth GeWom GeMe GeMeNu GeMeOth GeLgbti GeLgbtiPos GeLgbtiNeg GeFa StDef StGen"
    " StCon StSd StRef StSym StInd StUni StBor StXbor Pol PolGen PolNewInd PolNewTemp ConRen Cons Ele ElecComm"
    " PolPar PolParTrans PolParOth Civso Tral Pubad Polps PpsSt PpsSub PpsEx PpsOro PpsOthPr PpsVet PpsAut PpsInt"
    " PpsOth Terps TpsSub TpsLoc TpsAut TpsOth Eps EpsRes EpsFis EpsOth Mps MpsMe MpsJt MpsPro MpsOth HrGen EqGen"
    " HrDem Prot ProtCiv ProtGrp ProtLgl ProtOth HrFra HrfSp HrfBor HrfTinc HrfOth HrCp CprLife CprTort CprEq"
    " CprSlav CprLib CprDet CprFmov CprFspe CprFass CprTria CprPriv CprVote CprReli CprOth HrSec SerProp SerWork"
    " SerHeal SerEdu SerStdl SerShel SerSs SerCult SerOth HrNi HrNiMe HrNiNe HrNiOth HrIi HrIiMon HrIiBod HrIiOth"
    " HrMob HrDet Med MedGov MedSubs MedLog MedOth HrCit CitGen CitRights CitDef CitOth JusCr JusCrSp JusCrSys"
    " JusCrPow JusEm JusJu JusPri JusTra Dev DevSoc DevHum DevInfra NEC NatRes IntFu Bus Tax TaxPo TaxRef TaxOth"
    " Ban CenBan BanPers BanInt BanXb LaRef LaRefMan LaRefRet LaRefOth LaNom LaCH LaCHTa LaCHIt LaCHPro LaCHOth"
    " LaEn Wat SsrGua Ce CeProv CeGen SsrPol SsrArm SsrDdr DdrDemil DdrProg SsrInt SsrPsf SsrFf Cor SsrCrOcr"
    " SsrDrugs Terr TjGen TjAm TjAmPro TjSan TjPower TjAmBan TjCou TjJaNc TjJaIc TjMech TjPrire TjVet TjVic TjMis"
    " TjRep TjRSym TjRMa TjNR ImUN ImOth ImRef ImPK ImE ImSrc"
)
"""The header of version 4; those before it have the same, but for a few."""
COLUMNS_9 = _columns(
    "Con Contp PP PPName Reg AgtId Ver Agt Dat Status Lgt N_characters Agtp Stage StageSub Part ThrdPart OthAgr"
    " Loc1ISO Loc2ISO Loc1GWNO Loc2GWNO UcdpCon UcdpAgr PamAgr CowWar Interim GCh GChRhet GChAntid GChSubs GChOth"
    " GDis GDisRhet GDisAntid GDisSubs GDisOth GAge GAgeRhet GAgeAntid GAgeSubs GAgeOth GMig GMigRhet GMigAntid"
    " GMigSubs GMigOth GRa GRaRhet GRaAntid GRaSubs GRaOth GRe GReRhet GReAntid GReSubs GReOth GInd GIndRhet"
    " GIndAntid GIndSubs GIndOth GOth GOthRhet GOthAntid GOthSubs GOthOth GRef GRefRhet GRefSubs GRefOth GSoc"
    " GSocRhet GSocAntid GSocSubs GSocOth GeWom GeMe GeMeNu GeMeOth GeLgbti GeLgbtiPos GeLgbtiNeg GeFa StDef StGen"
    " StCon StSd StRef StSym StInd StUni StBor StXbor Pol PolGen PolNewInd PolNewTemp Ele ElecComm PolPar"
    " PolParTrans PolParOth Civso Tral Pubad ConGen ConRen Cons Polps PpsGe PpsGe:St PpsGe:Sub PpsEx PpsEx:St"
    " PpsEx:Sub PpsOro PpsOro:St PpsOro:Sub PpsOthPr PpsOthPr:St PpsOthPr:Sub PpsVet PpsVet:St PpsVet:Sub PpsAut"
    " PpsAut:St PpsAut:Sub PpsInt PpsInt:St PpsInt:Sub PpsOth PpsOth:St PpsOth:Sub Terps TpsSub TpsLoc TpsAut"
    " TpsOth Eps EpsRes EpsFis EpsOth Mps MpsMe MpsJt MpsPro MpsOth HrGen HrBor HrTrinc HrCp CprLife CprTort CprEq"
    " CprSlav CprLib CprDet CprFmov CprFspe CprFass CprTria CprPriv CprVote CprReli CprOth HrSec SerProp SerWork"
    " SerHeal SerEdu SerStdl SerShel SerSs SerCult SerOth HrCit CitGen CitRights CitDef CitOth HrDem HrDet Med"
    " MedGov MedSubs MedLog MedOth HrMob Prot ProtCiv ProtGrp ProtOth RiOth HrNi HrNiMe HrNiNe HrNiOth HrIi"
    " HrIiMon HrIiBod HrIiOth JusCr JusCrSp JusCrSys JusCrPow JusEm JusJu JusPri JusTra Dev DevSoc DevHum DevInfra"
    " NEC NatRes IntFu Bus Tax TaxPo TaxRef TaxOth Ban CenBan BanPers BanInt BanXb LaRef LaRefMan LaRefRet"
    " LaRefOth LaNom LaCH LaCHTa LaCHIt LaCHPro LaCHOth LaEn Wat SsrGua Ce CeProv CeGen SsrPol SsrArm SsrDdr"
    " DdrDemil DdrProg SsrInt SsrPsf SsrFf Cor SsrCrOcr SsrDrugs Terr TjGen TjAm TjAmPro TjSan TjPower TjAmBan"
    " TjCou TjJaNc TjJaIc TjMech TjPrire TjVet TjVic TjMis TjRep TjRSym TjRMa TjNR ImUN ImOth ImRef ImPK ImE ImSrc"
)
"""The header of versions 9 and 10."""
WITHOUT = ("GeLgbtiPos", "GeLgbtiNeg")
COLUMNS_2 = ["GeSo" if column == "GeLgbti" else column for column in COLUMNS_4 if column not in WITHOUT]
"""Version 2 has one column on sexual orientation."""
EXPORT = ["Con", "PP", "PPName", "AgtId", "Ver", "Agt", "Dat", "Stage"]
"""What the site exports of a search."""
PARTIES = (
    "(Signed)\r\nPour le Gouvernement de la République des Dunes\r\nColonel Abba KEITA\r\nMinistre des Puits\r\n\r\n"
    "(Signed)\r\nPour le Mouvement des Puits (MP)\r\nZeyd Ag NOBODY"
)
THIRD_PARTIES = (
    "Pour la Médiation\r\n\r\n(Signed)\r\nPour l’Union des Rives (UR)\r\nS.E.M. Ali RIVES,\r\nEnvoyé spécial"
)
WELLS = {
    "Con": "Mali/(Azawad)",
    "Contp": "Government/territory",
    "PP": "74",
    "PPName": "Talks at the wells",
    "Reg": "Africa (excl MENA)",
    "AgtId": "9101",
    "Ver": "4",
    "Agt": "Accord sur les puits et la paix (Accord des puits)",
    "Dat": "2031-06-20",
    "Status": "Multiparty signed/agreed",
    "Lgt": "3",
    "N_characters": "4000",
    "Agtp": "Intra",
    "Stage": "SubComp",
    "StageSub": "FrAg",
    "Part": PARTIES,
    "ThrdPart": THIRD_PARTIES,
    "OthAgr": "Page 1: the pact of the dunes",
    "Loc1ISO": "MLI",
    "Loc1GWNO": "432.0",
    "UcdpCon": "372.0",
    "UcdpAgr": "1609.0",
    "PamAgr": "8.0",
    "Interim": "No",
    "GCh": "2",
    "GChRhet": "1",
    "GeWom": "1",
    "SsrDdr": "3",
    "DdrProg": "1",
    "ImUN": "1",
    "ImSrc": "1",
}
"""An accord of two parties and a guarantor that speaks of three topics, of two of them in part."""
HERDERS = {
    **WELLS,
    "Con": "Mali/Niger",
    "Contp": "Inter-group",
    "AgtId": "9102",
    "Agt": "Agreement between herders and farmers of Oudeika",
    "Dat": "2031-03-04",
    "Agtp": "IntraLocal",
    "Stage": "SubPar",
    "StageSub": "MultIss",
    "Part": "For the herders of Oudeika - Sidi BARRAGE\r\nFor the farmers of Oudeika - Musa TOGOLA",
    "ThrdPart": "",
    "OthAgr": "NA",
    "UcdpAgr": "NA",
    "PamAgr": "N/A",
    **dict.fromkeys(("GCh", "GChRhet", "GeWom", "SsrDdr", "DdrProg", "ImUN"), "0"),
    "LaNom": "1",
}
"""A local one of two parties, with one topic."""
FIRST_TOPIC = "GCh"


def cells(row: Mapping[str, str], columns: Sequence[str]) -> list[str]:
    """A row as a file of these columns has it; topics of which it says nothing are 0."""
    topics = columns[columns.index(FIRST_TOPIC) :] if FIRST_TOPIC in columns else ()
    return [row.get(column, "0" if column in topics else "") for column in columns]


def table(*rows: Mapping[str, str], columns: Sequence[str] = COLUMNS_9) -> str:
    """A file with these agreements, as PA-X writes it: a mark at the start, line ends of Windows within cells too."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(cells(row, columns) for row in rows)
    return f"\ufeff{text.getvalue()}"


def workbook(path: Path, *rows: Mapping[str, str], columns: Sequence[str] = COLUMNS_4, unnamed: int = 20) -> None:
    """The same as a workbook: numbers as numbers, days as days, and columns at the end that have no name."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*columns, *[None] * unnamed])
    for row in rows:
        values: list[object] = [
            int(cell) if cell.isdigit() else date.fromisoformat(cell) if column == "Dat" else cell or None
            for column, cell in zip(columns, cells(row, columns), strict=True)
        ]
        sheet.append([*values, *[None] * unnamed])
    book.save(path)
