import CareCore
import CareRecords
import Testing

@Suite("What spreadsheets do to values") struct DamageTests {
    @Test(arguments: [
        ("resident", "identityNumber", "5.32901E+17", "turned the number into a power of ten"),
        ("resident", "identityNumber", "532901193803120000", "ends with three zeros"),
        ("resident", "identityNumber", "532901380312001", "it has 15 digits, as cards of before 2000 had"),
        ("resident", "identityNumber", "53290119380312001", "the last character, often an X, is missing"),
        ("resident", "identityNumber", "53290119380312001\u{FF18}", "full-width characters"),
        ("resident", "identityNumber", "532901193803120013 ", "blank space before or after it"),
        ("resident", "identityNumber", "'532901193803120013", "there is an apostrophe before it"),
        ("resident", "identityNumber", "53290119380312\u{200B}0013", "a character that cannot be seen"),
        ("resident", "identityNumber", "####", "a column is too narrow"),
        ("resident", "name", "王某 ", "blank space before or after it"),
        ("resident", "name", " 王某", "blank space before or after it"),
        ("resident", "name", "王\u{FFFD}", "characters were lost"),
        ("residence", "address", "锟斤拷村", "characters were lost"),
        ("resident", "household", "4-Mar", "a spreadsheet has turned it into a day"),
        ("resident", "household", "Mar-04", "a spreadsheet has turned it into a day"),
        ("resident", "household", "3月4日", "a spreadsheet has turned it into a day"),
        ("resident", "resident", "4-Mar", "a spreadsheet has turned it into a day"),
        ("resident", "phone", "1.39872E+10", "power of ten"),
        ("resident", "phone", "1398720001", "a digit of the mobile number is missing"),
        ("resident", "phone", "13987200000/13987200001", "write one number"),
        ("resident", "priority", "advanced-age\u{FF0C}lives-alone", "write spaces between the values"),
        ("resident", "isLocal", "TRUE", "write yes"),
        ("resident", "isLocal", "0", "write no"),
        ("resident", "household", "h-1 ", "blank space before or after it"),
        ("provider", "phone", "872-2123457", "the zero before the area code is missing"),
        ("provider", "phone", "8722123456", "the zero before the area code is missing"),
        ("provider", "phone", "10-12345678", "the zero before the area code is missing"),
        ("provider", "provider", "9.13501E+17", "power of ten"),
        ("provider", "provider", "91350100m000100y43", "its letters are capital ones"),
        ("provider", "provider", "9135O100M000100Y43", "the letters I, O, S, V and Z do not occur"),
        ("provider", "provider", "913501000000010000", "ends with three zeros"),
        ("provider", "provider", "532901000000001", "a former number of registration"),
        ("provider", "counties", "532901,532925", "write spaces between the values"),
        ("provider", "servesFrom", "44409", "the serial number, that of 2021-08-01"),
        ("provider", "servesFrom", "2021/8/1", "write year, month and day with hyphens"),
        ("provider", "servesFrom", "2021年8月1日", "write year, month and day with hyphens"),
        ("provider", "servesFrom", "20210801", "write year, month and day with hyphens"),
        ("provider", "servesFrom", "1.8.2021", "write year, month and day with hyphens"),
        ("provider", "servesFrom", "2021\u{FF0D}08-01", "full-width characters"),
        ("county", "county", "532901.0", "turned the digits into a number with decimals"),
        ("county", "county", "532901001", "that is a township's code"),
        ("county", "county", "53290", "it has 5 of 6 digits"),
        ("county", "bedTarget", "2,100", "write the number without commas"),
        ("county", "bedTarget", "800.0", "a number with decimals"),
        ("county", "bedTarget", "#REF!", "when a formula fails"),
        ("township", "township", "532901", "that is a county's code"),
        ("village", "village", "5.32901E+11", "power of ten"),
        ("village", "village", "532901001001.00", "a number with decimals"),
        ("village", "village", "53290100100\u{FF11}", "full-width characters"),
    ])
    func `a damaged value is refused on its column with what happened to it`(
        form: String, field: String, text: String, told: String
    ) throws {
        let form = try #require(RecordForm.people.first { $0.name == form })
        let faults = form.fill(Registers.texts(form, [field: text])).faults
        #expect(faults.map(\.field) == [field])
        let hint = try #require(faults.first).hint
        #expect(hint.contains(told.replacing("the serial", with: "a serial")), "\(hint)")
        let column = try #require(form.columns.first { $0.name == field })
        if column.privacy.isSealed { #expect(!faults[0].text.contains(text), "a private value is not repeated") }
    }

    @Test func `moments and beds say what happened to them too`() {
        let at = RecordColumn.required(SharedField.at)
        let bed = RecordColumn.required(SharedField.bed)
        let form = RecordForm("sample", zh: "样", en: "a sample", subject: [bed], [at]) { _, _ in
            .accepted(RecordOutcome(puts: []))
        }
        let told = [
            ("at", "44506.3333", "a serial number on 2021-11-06"), ("at", "2021/11/6 8:00", "write day, T, time"),
            ("bed", "532901-123", "missing: 532901-000123"), ("bed", "532901000123", "the hyphen behind the county"),
        ]
        for (field, text, hint) in told {
            let fault = form.fill([(field, text)]).faults.first { $0.field == field }
            #expect(fault?.hint.contains(hint) == true, "\(text): \(fault?.text ?? "no fault")")
        }
    }

    @Test(arguments: [
        "13987200000", "19987200000", "0872-2123456", "08722123456", "010-12345678", "2123456", "120", "12345",
        "400-8123456", "800-810-1234", "95598", "+86-13987200000", "8613987200000", "0086-872-2123456",
    ])
    func `good telephone numbers are not taken for damaged ones`(text: String) {
        #expect(PhoneNumber(text)?.text == text)
    }

    @Test func `a key that lost its zeros is found again in the register that it points to`() throws {
        let book = try Registers.book(before: "resident")
        let residence = Registers.texts(.residence, ["household": "0012"])
        #expect(try book.enter(.residence, residence, at: Registers.now) == [])
        let told = try book.enter(.resident, Registers.texts(.resident, ["household": "12"]), at: Registers.now)
        #expect(told.first?.contains("removed the zeros before it: 0012 is registered") == true, "\(told)")
        let other = try book.enter(.resident, Registers.texts(.resident, ["household": "13"]), at: Registers.now)
        #expect(other.first?.contains("enter it first") == true, "\(other)")
    }

    @Test func `a set without words is nothing, so that an export of the row says the same`() throws {
        let (row, faults) = RecordForm.resident.fill(Registers.texts(.resident, ["careFlags": " "]))
        #expect(faults == [])
        #expect(row[name: "careFlags"] == .none)
    }

    @Test func `a masked value is no value, on each kind of private field`() throws {
        for form in RecordForm.people {
            for (name, text) in Registers.texts(form) {
                let column = try #require(form.columns.first { $0.name == name })
                guard column.privacy.isSealed else { continue }
                let masked = column.privacy.masked(text)
                #expect(column.privacy.isMask(masked) && !column.privacy.isMask(text), "\(masked)")
                let told = form.fill(Registers.texts(form, [name: masked])).faults.map(\.text)
                #expect(told.count == 1 && told[0].contains("a masked value"), "\(told)")
            }
        }
    }
}
