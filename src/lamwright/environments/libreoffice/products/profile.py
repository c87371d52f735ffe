"""The LibreOffice user profile of an instance: no macros, no network, no greeting, no recovery."""

from pathlib import Path
from xml.sax.saxutils import escape

_SETTINGS: tuple[tuple[str, str, str], ...] = (
    # safety: macros never run, links and remote content are never loaded
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableOLEAutomation", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),  # never; the loader heeds UpdateDocMode in packages only
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Office.Common/Misc", "CrashReport", "false"),
    ("Office.Common/Misc", "CollectUsageInformation", "false"),
    ("Office.Common/Misc", "UseSystemFileDialog", "true"),
    # nothing may pop up by itself
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "ShowTipOfTheDay", "false"),
    ("Office.Common/Misc", "ShowDonation", "false"),
    ("Office.Common/Misc", "PerformFileExtCheck", "false"),
    ("Office.Common/Help/Tip", "Tip", "false"),
    ("Office.Common/Save/Document", "AutoSave", "false"),
    ("Office.Common/Save/Document", "WarnAlienFormat", "false"),
    ("Office.Common/Save/Document", "EditProperty", "false"),
    ("Office.Impress/Misc/NewDoc", "AutoPilot", "false"),
    ("Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
    ("Office.Common/History", "PickListSize", "0"),
    ("Setup/Product", "ooSetupLastVersion", "99.9"),
    ("Setup/Product", "LastTimeGetInvolvedShown", "9999999999"),
    ("Setup/Product", "LastTimeDonateShown", "9999999999"),
    ("Setup/Product", "WhatsNew", "false"),
    ("Setup/Office", "OfficeRestartInProgress", "false"),
    # English interface and locale whatever the machine says
    ("Office.Linguistic/General", "UILocale", "en-US"),
    ("Setup/L10N", "ooLocale", "en-US"),
    ("Setup/L10N", "ooSetupSystemLocale", "en-US"),
    # accessibility on; typing is not rewritten and not completed behind the agent's back
    ("Office.Common/Accessibility", "EnableATToolSupport", "true"),
    # no random session numbers in documents, so that the same actions give the same file
    ("Office.Writer/Comparison", "StoreRSID", "false"),
    ("Office.Writer/AutoFunction/Completion", "Enable", "false"),
    ("Office.Writer/AutoFunction/Completion", "CollectWords", "false"),  # one episode's for the next
    ("Office.Writer/AutoFunction/Format/Option", "UseReplacementTable", "false"),
    ("Office.Writer/AutoFunction/Format/ByInput", "Enable", "false"),
    ("Office.Calc/Input", "AutoInput", "false"),
    ("Office.Common/AutoCorrect", "ReplaceDoubleQuote", "false"),
    ("Office.Common/AutoCorrect", "ReplaceSingleQuote", "false"),
    ("Office.Common/AutoCorrect", "CapitalAtStartSentence", "false"),
    ("Office.Linguistic/SpellChecking", "IsSpellAuto", "false"),
)  # fmt: skip


def write_profile(directory: Path) -> None:
    """Write ``registrymodifications.xcu`` for a new instance below ``directory``."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{escape(path)}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    user = directory / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )
