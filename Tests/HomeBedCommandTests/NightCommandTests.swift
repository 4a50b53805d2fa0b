import CareCore
import Foundation
import TestSupport
import Testing

@testable import HomeBedCommand

/// `homebed rules night` and the bed's night among the rules.
@Suite(.serialized) struct NightCommandTests {
    private static let bed = ["--bed", "532901-000001"]
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a night is set once for a bed, shown with its source and taken back`() throws {
        let variables = ["HOMEBED_DATABASE": "\(folder.path)/db", "HOMEBED_PROFILES": Checkout.profiles]
        func run(_ arguments: [String]) throws -> Program.Result {
            try Program.homebed(["rules"] + arguments, environment: variables).result()
        }
        let text = "county,bed,device,profile,since\n532901,532901-000001,m-1,mattress-belt,\n"
        #expect(try Program.run("import", "-", environment: variables, input: text).status == 0)
        let who = Self.bed + ["--by", "Li", "--reason", "early to bed"]
        let bad = try run(["set", "NIGHT", "window=07:00-22:30"] + who)
        #expect(bad.status == 1, "\(bad.output)")
        #expect(bad.error.contains("expected a night that begins from 18:00 to 01:00"), "\(bad.error)")
        let set = try run(["set", "NIGHT", "window=21:00-06:00"] + who)
        #expect(set.status == 0, "\(set.error)")
        let line = try run(["night", "--json"] + Self.bed).output
        let own = #""field":"window.1","value":"21:00-06:00","source":"bed 532901-000001","by":"Li""#
        #expect(line.contains(own), "\(line)")
        let nothing = #""nights":0,"nights_needed":14,"bedtime":null,"rising":null,"suggested":null,"fault":null"#
        #expect(line.contains(nothing), "\(line)")
        let shown = try run(["show", "--rule", "NIGHT"] + Self.bed)
        #expect(shown.lines.count == 2 && shown.output.contains("21:00-06:00"), "\(shown.output)")
        #expect(try run(["reset", "NIGHT"] + who).status == 0)
        let table = try run(["night"] + Self.bed).output
        #expect(table.contains("22:30-07:00"), "\(table)")
        #expect(table.contains("no night of 532901-000001 is known"), "\(table)")
        #expect(try run(["night", "--bed", "532901-000009"]).status == 65)
        #expect(try run(["night", "--bed", "nine"]).status == 64)
        #expect(try run(["night", "--since", "yesterday"] + Self.bed).status == 64)
    }

    @Test func `the nights that a mattress told suggest one, and nothing takes it`() throws {
        let home = try TwoBeds()
        let gateway = try TwoBeds.serve(home.variables)
        // Fifteen days from noon on, in bed from ten in the evening to six.
        let noon = (Int64(Date().timeIntervalSince1970) / 86_400 - 20) * 86_400 + 4 * 3_600
        for part in Int64(0)..<3 {
            let history = (part * 120..<(part + 1) * 120).map { hour in
                #"{"ts":\#((noon + hour * 3_600) * 1_000),"readings":{"in_bed":\#((10..<18).contains(hour % 24))}}"#
            }
            let message = #"{"v":1,"ref":"n-\#(part)","history":[\#(history.joined(separator: ","))]}"#
            let sent = try home.broker.publish("homebed/v1/532901/m-1/telemetry", message, user: "hub-532901-000001")
            #expect(sent.status == 0, "\(sent.error)")
        }
        var line = ""
        try Wait.until("fourteen nights") {
            let arguments = ["rules", "night", "--json"] + Self.bed
            line = try Program.homebed(arguments, environment: home.variables).result().output
            return line.contains(#""nights":14,"#)
        }
        let found = #""nights_needed":14,"bedtime":"22:00","rising":"06:00","suggested":"21:00-07:00","fault":null"#
        #expect(line.contains(found), "\(line)")
        #expect(line.contains(#""value":"22:30-07:00","source":"gateway""#), "\(line)")
        withExtendedLifetime((home, gateway)) {}
    }

    @Test func `people read how many nights a suggestion rests on, and why there is none`() throws {
        let bed = try #require(BedID("532901-000001"))
        func nights(_ count: Int64, from begin: Int64, until end: Int64) -> NightSuggestion {
            var finder = NightFinder()
            let noon = CivilCalendar.start(ofDay: 20_000) + .hours(12)
            for hour in 0...count * 24 {
                finder.take(inBed: (begin..<end).contains(hour % 24), at: noon + .hours(hour))
            }
            return NightSuggestion(finder.nights)
        }
        #expect(
            NightOutput.lines(of: nights(14, from: 10, until: 18), bed) == [
                "14 nights: to bed at 22:00, up at 06:00 (medians)",
                "suggested: 21:00-07:00; homebed rules set NIGHT window=21:00-07:00 --bed 532901-000001 --by WHO"
                    + " --reason WHY",
            ])
        #expect(
            NightOutput.lines(of: nights(3, from: 10, until: 18), bed) == [
                "3 nights: to bed at 22:00, up at 06:00 (medians)",
                "nothing is suggested before 14 nights are known",
            ])
        let early = NightOutput.lines(of: nights(14, from: 5, until: 14), bed)
        #expect(early.count == 2 && early[1].hasPrefix("nothing is suggested: window.1: expected a night"), "\(early)")
    }
}
