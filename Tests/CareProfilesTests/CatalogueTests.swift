import CareCore
import CareProfiles
import Testing

@Suite struct CatalogueTests {
    @Test func `the shipped profiles compile without a fault`() throws {
        do {
            let loaded = try Catalogue.load()
            #expect(loaded.set.profiles.count >= 15)
        } catch let faults as ProfileFaults {
            Issue.record("\(faults)")
        }
    }

    @Test func `every test file passes through the real decoder and the real core`() throws {
        let loaded = try Catalogue.load()
        var cases = 0
        for file in loaded.sources where file.kind == .test {
            do throws(ProfileFaults) {
                cases += try ProfileTest.count(in: file, with: loaded.set)
                for failure in try ProfileTest.run(file, with: loaded.set) { Issue.record("\(failure)") }
            } catch {
                Issue.record("\(error)")
            }
        }
        #expect(cases >= 60)
    }
}
