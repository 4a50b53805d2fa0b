import CareCore
import CareWire
import Testing

@Suite struct FieldsTests {
    private static let moment = Timestamp(milliseconds: 1_762_441_325_123)

    private static let object = Fields { fields in
        fields.put("order", 7)
        fields.put("note", String?.none)
        fields.put("said", "快来\n\"she\"")
        fields.put("at", moment)
        fields.put("until", Timestamp?.none)
        fields.put("mean", 1.5)
        fields.put("open", true)
        fields.put("beds", ["532901-000001"])
        fields.put("counts", [Int64(1), 2])
        fields.put("title", BilingualText(zh: "呼叫", en: "call"))
        fields.put("hold", Fields?.none)
        fields.put("problems", [Fields { $0.put("problem", 1) }, Fields { $0.put("problem", Int?.none) }])
    }

    @Test func `a line has every field in its order, null for what is not known, and moments with their offset`() {
        #expect(
            Self.object.text == #"""
                {"order":7,"note":null,"said":"快来\n\"she\"","at":"2025-11-06T23:02:05.123+08:00","until":null,\#
                "mean":1.5,"open":true,"beds":["532901-000001"],"counts":[1,2],"title":{"zh":"呼叫","en":"call"},\#
                "hold":null,"problems":[{"problem":1},{"problem":null}]}
                """#)
    }

    @Test func `a number that is written already stands as it was written`() {
        let object = Fields { fields in
            fields.put("rate", decimal: "98.50")
            fields.put("hidden", decimal: nil)
            fields.put("moments", [Self.moment])
        }
        #expect(object.text == #"{"rate":98.50,"hidden":null,"moments":["2025-11-06T23:02:05.123+08:00"]}"#)
        #expect(object.bytes == Array(object.text.utf8))
    }
}
