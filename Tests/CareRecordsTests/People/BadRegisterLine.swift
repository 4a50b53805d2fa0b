import CareRecords
import Testing

/// A line that is good but for one thing, and what is told about it.
struct BadRegisterLine: Sendable, CustomTestStringConvertible {
    let form: String
    let changes: [String: String]
    let told: String

    init(_ form: String, _ changes: [String: String], _ told: String) {
        self.form = form
        self.changes = changes
        self.told = told
    }

    var testDescription: String { "\(form) \(changes)" }

    static let all = places + providers + staff + residents + consents

    private static let places = [
        BadRegisterLine("county", ["county": "53290"], "county: expected a county of six digits"),
        BadRegisterLine("county", ["roadSpeed": "0"], "roadSpeed: expected a whole number of km/h from 5 to 120"),
        BadRegisterLine("county", ["programmeVisitTarget": "2401"], "expected at most the visits in all, 2400"),
        BadRegisterLine("township", ["township": "532925001"], "first six digits are a registered county"),
        BadRegisterLine("village", ["village": "532901002001"], "first nine digits are a registered township"),
        BadRegisterLine("village", ["village": "53290100100"], "village: expected a village of twelve digits"),
        BadRegisterLine("village", ["latitude": "100.2676", "longitude": "25.6065"], "latitude: expected degrees"),
        BadRegisterLine("village", ["longitude": ""], "longitude: expected latitude and longitude, both or neither"),
        BadRegisterLine("residence", ["latitude": "25.6065"], "longitude: expected latitude and longitude"),
        BadRegisterLine("residence", ["county": "532925"], "county: expected a registered county"),
        BadRegisterLine("residence", ["village": "532901001002"], "village: expected a registered village"),
    ]

    private static let providers = [
        BadRegisterLine("provider", ["provider": "91350100M000100Y44"], "the last one a check character"),
        BadRegisterLine("provider", ["counties": "532901 532925"], "counties: expected registered counties"),
        BadRegisterLine("provider", ["counties": " "], "counties: expected counties of six digits"),
        BadRegisterLine("provider", ["servesUntil": "2021-07-31"], "servesUntil: expected servesFrom (2021-08-01)"),
        BadRegisterLine(
            "provider", ["provider": "91350100M000100Y56", "bedRegisterID": "p-1"],
            "the provider 91350100M000100Y43 has it"),
    ]

    private static let staff = [
        BadRegisterLine("staff", ["identityNumber": "532901198506010021"], "identityNumber: expected an identity"),
        BadRegisterLine("staff", ["certificate": ""], "certificate: expected the number of the certificate"),
        BadRegisterLine("staff", ["employedUntil": "2019-12-31"], "employedUntil: expected employedFrom (2020-01-01)"),
        BadRegisterLine("staff", ["qualification": "care-worker-3"], "qualification: expected care-worker-4 as in"),
        BadRegisterLine("staff", ["staff": "s-2"], "found \"that of s-1\"; end the line of s-1"),
        BadRegisterLine("staff", ["provider": "91350100M000100Y56"], "provider: expected a registered provider"),
        BadRegisterLine(
            "staff",
            [
                "staff": "s-2", "identityNumber": Registers.identityNumber("53290119850601003"),
                "qualification": "none", "certificate": "",
            ],
            "validUntil: expected nothing where there is no certificate"),
    ]

    private static let residents = [
        BadRegisterLine("resident", ["resident": "r-2"], "found \"that of r-1\"; take the resident r-1"),
        BadRegisterLine("resident", ["household": "h-9"], "household: expected a registered residence"),
        BadRegisterLine("resident", ["priority": "lives-alone"], "priority: expected advanced-age from 80 years on"),
        BadRegisterLine(
            "resident", ["identityNumber": Registers.identityNumber("53290119411107001")],
            "found \"advanced-age with 79 years\""),
        BadRegisterLine(
            "resident", ["identityNumber": Registers.identityNumber("53290120211107001")],
            "expected a day of birth that is not in the future"),
        BadRegisterLine("resident", ["group": "rich"], "group: expected one of extreme-poverty (分散供养特困)"),
        BadRegisterLine("resident", ["careFlags": "blind"], "careFlags: expected words among bed_bound"),
        BadRegisterLine("resident-contact", ["relation": ""], "relation: expected how a guardian"),
        BadRegisterLine("resident-contact", ["resident": "r-9"], "resident: expected a registered resident"),
    ]

    private static let consents = [
        BadRegisterLine("consent", ["consent": "c-2", "signer": ""], "signer: expected one of self (本人)"),
        BadRegisterLine(
            "consent", ["consent": "c-2", "signer": "guardian"],
            "signerName: expected a value when the signer is guardian"),
        BadRegisterLine(
            "consent", ["consent": "c-2", "signer": "agent", "signerName": "王某", "signerRelation": "女儿"],
            "signerDocument: expected a value when the signer is agent"),
        BadRegisterLine(
            "consent", ["consent": "c-2", "signerRelation": "女儿"],
            "signerRelation: expected nothing when the resident"),
        BadRegisterLine("consent", ["consent": "c-2", "on": "2021-11-07"], "on: expected today (2021-11-06)"),
        BadRegisterLine("consent", ["consent": "c-2", "on": "1938-03-11"], "expected a day in the resident's life"),
        BadRegisterLine("consent", ["decision": "withdrawn"], "expected an identity that no other consent has"),
        BadRegisterLine(
            "consent", ["decision": "withdrawn", "voidReason": "误录"], "record a change of mind as a new consent"),
    ]
}
