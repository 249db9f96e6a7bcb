"""What stands in brackets behind a country: a remark, another name of it, or another place."""

from __future__ import annotations

import re

from initiatives.recognition.names import Names, key_of
from initiatives.recognition.splitting import bare, pieces

BEHIND = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*$")
BRACKETS = re.compile(r"[()（）\[\]]")
BRACKETS_MAX = 3  # behind one name: "Kenya (KEN) (host) [3]"
# Marks of footnotes, numbers and years; no letter that may be a point of the compass, as in
# "Ireland (n)".
MARK = re.compile(r"\d{1,4}|[a-df-mo-rt-vx-z]|i{1,3}|[а-д]|[أبجده]|[一二三四五六七八九十]|[*†‡§#]+")
# How a country takes part, and in which role; nothing that could tell which place is meant.
REMARKS = """
online, on line, virtual, virtually, virtual participation, online participation, remote, remotely,
hybrid, in person, on site, physical, by video, by video link, video link, videoconference,
by videoconference, via videoconference, video conference, host, co-host, cohost, host country,
host government, hosting, organizer, organiser, co-organizer, co-organiser, chair, co-chair,
cochair, vice-chair, chairperson, chairman, lead, co-lead, observer, observers, observer state,
tbc, tba, tbd, to be confirmed, confirmed, invited, guest, guest country, speaker, participant,
member, member state, signatory, rapporteur, moderator, facilitator, absent, country

en ligne, virtuel, virtuelle, virtuellement, à distance, distanciel, en distanciel, présentiel,
en présentiel, hybride, sur place, par vidéoconférence, vidéoconférence, visioconférence,
par visioconférence, hôte, pays hôte, co-hôte, organisateur, organisatrice, coorganisateur,
président, présidente, présidence, coprésident, coprésidente, coprésidence, co-président,
co-présidente, vice-président, vice-présidente, observateur, observatrice, observateurs,
à confirmer, confirmé, invité, invitée, pays invité, participante, membre, État membre,
signataire, rapporteuse, modérateur, chef de file, pays

en línea, a distancia, remoto, remota, virtualmente, presencial, híbrido, híbrida,
por videoconferencia, videoconferencia, anfitrión, anfitriona, país anfitrión, coanfitrión,
organizador, organizadora, coorganizador, presidente, presidenta, presidencia, copresidente,
copresidenta, copresidencia, vicepresidente, vicepresidenta, observador, observadora,
observadores, por confirmar, confirmado, invitado, invitada, país invitado, participante,
miembro, Estado miembro, signatario, relator, relatora, moderador, país

онлайн, в режиме онлайн, виртуально, виртуальный формат, дистанционно, удалённо, очно, лично,
гибридный формат, в гибридном формате, по видеосвязи, видеоконференция, хозяин, хозяйка,
принимающая страна, принимающая сторона, организатор, соорганизатор, председатель,
сопредседатель, заместитель председателя, наблюдатель, наблюдатели, уточняется,
подлежит уточнению, подтверждено, гость, приглашённый гость, участник, член, государство-член,
докладчик, модератор, страна

عبر الإنترنت, عن بعد, افتراضي, افتراضيا, افتراضية, حضوري, حضوريا, هجين, مختلط, عبر الفيديو,
مضيف, المضيف, البلد المضيف, الدولة المضيفة, منظم, رئيس, الرئيس, رئاسة, رئيس مشارك,
الرئيس المشارك, نائب الرئيس, مراقب, مراقبون, بصفة مراقب, يؤكد لاحقا, قيد التأكيد, مدعو, ضيف,
مشارك, عضو, دولة عضو, مقرر

线上, 在线, 网上, 远程, 视频, 视频会议, 虚拟, 线下, 现场, 亲自出席, 混合, 混合形式, 主办, 主办国,
主办方, 东道国, 承办, 承办国, 主席, 主席国, 轮值主席国, 联合主席, 联席主席, 共同主席, 副主席,
观察员, 观察员国, 待定, 待确认, 已确认, 特邀, 嘉宾, 参与, 与会, 成员, 成员国, 签署国, 国家
"""
NEUTRAL = frozenset(key_of(remark) for remark in re.split(r"[,\n]", REMARKS)) - {""}


def taken_off(written: str) -> tuple[str, str] | None:
    """Return an entry without the last bracket behind it, and what that holds; None if none."""
    found = BEHIND.search(written)
    return (written[: found.start()], found[1].strip()) if found else None


def is_neutral(remark: str) -> bool:
    """Does a remark tell nothing of the place: "online", "host, tbc", "3"?"""
    parts = [bare(remark[part.start : part.end]) for part in pieces(remark)]
    return all(key_of(part) in NEUTRAL or MARK.fullmatch(part) for part in parts)


def narrowed(found: set[str], remark: str, names: Names) -> set[str]:
    """Return those of some countries for which a remark is another name or code; none if none."""
    if is_neutral(remark):
        return found
    whole = names.meant_by(remark) & found
    parts = [bare(remark[part.start : part.end]) for part in pieces(remark)]
    return whole or found.intersection(
        *(found if is_neutral(part) else names.meant_by(part) for part in parts)
    )
