public import CareCore

extension RecordValue {
    /// What tools do to any value.
    public static func hint(for text: String) -> String { DamagedText.hint(text) }
}

extension CivilDate {
    /// Names serial numbers and other spellings of days.
    public static func hint(for text: String) -> String { DamagedText.dayHint(text) }
}

extension Timestamp {
    /// Names serial numbers and other spellings of moments.
    public static func hint(for text: String) -> String { DamagedText.momentHint(text) }
}

extension Int64 {
    /// Names commas and decimals.
    public static func hint(for text: String) -> String { DamagedText.numberHint(text) }
}

extension Bool {
    /// Names other spellings of yes and no.
    public static func hint(for text: String) -> String { DamagedText.answerHint(text) }
}

extension String {
    /// Names blanks at the ends.
    public static func hint(for text: String) -> String { DamagedText.wordsHint(text) }
}

extension ResidentNumber {
    /// Names lost digits and numbers of former cards.
    public static func hint(for text: String) -> String { DamagedText.identityNumberHint(text) }
}

extension ProviderCode {
    /// Names lost digits, small letters and letters that do not occur.
    public static func hint(for text: String) -> String { DamagedText.providerCodeHint(text) }
}

extension PhoneNumber {
    /// Names the lost zero before an area code.
    public static func hint(for text: String) -> String { DamagedText.phoneHint(text) }
}

extension BedID {
    /// Names lost zeros.
    public static func hint(for text: String) -> String { DamagedText.bedHint(text) }
}

extension CountyCode {
    /// Names missing digits and codes of other areas.
    public static func hint(for text: String) -> String { DamagedText.areaCodeHint(text, digits: 6) }
}

extension TownshipCode {
    /// Names missing digits and codes of other areas.
    public static func hint(for text: String) -> String { DamagedText.areaCodeHint(text, digits: 9) }
}

extension VillageCode {
    /// Names missing digits and codes of other areas.
    public static func hint(for text: String) -> String { DamagedText.areaCodeHint(text, digits: 12) }
}

extension RecordList {
    /// Names other separators than spaces.
    public static func hint(for text: String) -> String { DamagedText.listHint(text) }
}

extension RecordSet {
    /// Names other separators than spaces.
    public static func hint(for text: String) -> String { DamagedText.listHint(text) }
}
