import Foundation
import TestSupport
import Testing

/// `homebed rota show` on a stopped gateway.
@Suite(.serialized) struct RotaShowTests {
    private let folder: TemporaryFolder
    private let variables: [String: String]

    init() throws {
        folder = try TemporaryFolder()
        variables = ["HOMEBED_DATABASE": "\(folder.path)/db", "HOMEBED_PROFILES": Checkout.profiles]
        let contacts = """
            person,role,scope,name,channels
            a,operator,everywhere,A,sms=1
            b,operator,county:532901,B,sms=2
            c,second_operator,county:532901,C,sms=3
            d,family,bed:532901-000001,D,sms=4

            """
        let bed = "county,bed,device,profile,since\n532901,532901-000001,b-1,sos-button,\n"
        try enter(["import", "-"], bed)
        try enter(["contacts", "import", "-", "--by", "t"], contacts)
    }

    private func enter(_ arguments: [String], _ text: String) throws {
        let result = try Program.homebed(arguments, environment: variables, input: text).result()
        try #require(result.status == 0, "\(result.error)")
    }

    /// A is on duty from 08:00 to 16:00, B too but for two hours.
    private func enterShifts() throws {
        let shifts = [("everywhere,a", "08", "16"), ("county:532901,b", "08", "12"), ("county:532901,b", "14", "16")]
        let lines = shifts.map { post, from, until in
            "operator,\(post),2025-11-06T\(from):00:00+08:00,2025-11-06T\(until):00:00+08:00"
        }
        let text = (["role,scope,person,from,until"] + lines).joined(separator: "\n") + "\n"
        try enter(["rota", "import", "-", "--by", "t"], text)
    }

    private func show(_ arguments: String...) throws -> Program.Result {
        let result = try Program.homebed(["rota", "show"] + arguments, environment: variables).result()
        #expect(result.status == 0, "\(result.error)")
        return result
    }

    /// Words of a line of the table.
    private static func words(_ result: Program.Result) -> [String] {
        result.lines.map { $0.split(separator: " ").joined(separator: " ") }
    }

    private static func time(_ hour: String) -> String { "2025-11-06 \(hour):00:00 +08:00" }

    @Test func `a post that has nobody stands in the table with its hole`() throws {
        try enterShifts()
        let shown = try show("--at", "2025-11-06T13:00:00+08:00")
        #expect(
            Self.words(shown) == [
                "ROLE SCOPE PERSON FROM UNTIL",
                "operator county:532901 nobody \(Self.time("12")) \(Self.time("14"))",
                "operator everywhere a \(Self.time("08")) \(Self.time("16"))",
            ])
        #expect(shown.error.contains("nobody is on duty as operator for county:532901: emergencies go to"))
        #expect(
            shown.error.contains("no shifts as second_operator for county:532901: everybody of the contact book"))
        #expect(!shown.error.contains("family"), "\(shown.error)")
    }

    @Test(arguments: [("2025-11-06T08:00:00+08:00", 0), ("2025-11-06T12:00:00+08:00", 1)])
    func `a shift begins with its first moment and is over at its end`(moment: String, vacant: Int) throws {
        try enterShifts()
        #expect(try Self.words(show("--at", moment)).filter { $0.contains("nobody") }.count == vacant)
    }

    @Test func `before the first shift and after the last all posts are told, for machines too`() throws {
        try enterShifts()
        #expect(
            try Self.words(show("--at", "2025-11-06T20:00:00+08:00")).dropFirst() == [
                "operator county:532901 nobody \(Self.time("16")) -", "operator everywhere nobody \(Self.time("16")) -",
            ])
        let lines = try show("--at", "2025-11-06T07:00:00+08:00", "--json").lines
        let fields = try lines.map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(fields.map { $0["scope"] as? String } == ["county:532901", "everywhere"])
        #expect(fields.allSatisfy { $0["person"] is NSNull && $0["from"] is NSNull && !($0["until"] is NSNull) })
    }

    @Test func `without any shift it says who answers instead`() throws {
        let shown = try show("--at", "2025-11-06T13:00:00+08:00")
        #expect(shown.lines == [])
        #expect(shown.error.contains("no shifts are entered"))
        #expect(shown.error.contains("no shifts as operator for everywhere: everybody of the contact book answers, 1"))
    }
}
