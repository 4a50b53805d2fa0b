import CareCore
import CareRecords
import Testing

@Suite("Codes with a check character") struct CodeTests {
    @Test func `one wrong character of a provider's code is found wherever it stands`() throws {
        let good = "91350100M000100Y43"
        #expect(ProviderCode(good)?.text == good)
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        for place in good.indices {
            for character in alphabet where character != good[place] {
                var bad = good
                bad.replaceSubrange(place...place, with: String(character))
                #expect(ProviderCode(bad) == nil, "\(bad)")
            }
        }
    }

    @Test func `what has another length or letters that the standard leaves out is no provider's code`() {
        for text in ["", "91350100M000100Y4", "91350100M000100Y433", "9135O100M000100Y43", "91350100m000100y43"] {
            #expect(ProviderCode(text) == nil, "\(text)")
        }
    }

    @Test func `one wrong character of an identity number is found, and so are two neighbours that changed places`()
        throws
    {
        let good = "11010519491231002X"
        let number = try #require(ResidentNumber(good))
        #expect(number.birth.recordText == "1949-12-31")
        #expect(!number.isMale)
        #expect(ResidentNumber("11010519491231002x") == number)
        for place in good.indices {
            for character in "0123456789X" where character != good[place] {
                var bad = good
                bad.replaceSubrange(place...place, with: String(character))
                #expect(ResidentNumber(bad) == nil, "\(bad)")
            }
        }
        var characters = Array(good)
        for place in 0..<17 where characters[place] != characters[place + 1] {
            characters.swapAt(place, place + 1)
            #expect(ResidentNumber(String(characters)) == nil)
            characters.swapAt(place, place + 1)
        }
    }

    @Test func `every care flag is a fact that rules may ask for, and every such fact has a flag`() {
        let facts = CareFlag.allCases.compactMap(\.fact)
        #expect(facts.count == CareFlag.allCases.count)
        #expect(Set(facts) == Set(ResidentFact.allCases).subtracting([.altitude]))
    }
}
