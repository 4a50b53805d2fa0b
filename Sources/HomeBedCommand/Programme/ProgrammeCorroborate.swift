import ArgumentParser
import CareCore
import CareRecords
import CareStore
import Gateway
import Ingest

/// `homebed programme corroborate --by WHO`
struct ProgrammeCorroborate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corroborate",
        abstract: "Compares finished visits with what the beds' own devices saw, and enters what comes of it.",
        discussion: """
            Visits whose time the readings still cover are compared, those compared before again: data may have \
            come late. What does not change is not entered again.
            """)

    @OptionGroup var acting: ActingOptions

    private static let formsAtOnce = 500

    func run() throws {
        let configuration = try acting.shared.configuration()
        let key = try RecordArgument.key(configuration)
        let reader = try StoreReader.open(path: configuration.database)
        let visits = try reader.records(.visit, scope: .everything, key: key).compactMap { Visit($0.row) }
            .filter(\.state.isFinished)
        var forms: [RecordSubmission] = []
        for (number, visit) in visits.enumerated() {
            if number % 100 == 99 { Console.tell("\(number + 1) of \(visits.count) visits compared") }
            guard let watch = try reader.watch(around: visit), let found = Corroboration(visit, watch) else { continue }
            forms.append(RecordSubmission(corroborating: visit.id, found))
        }
        guard !forms.isEmpty else { return Console.result("no finished visit to compare") }
        // Each visit stands for itself; small requests let alarms through between them.
        for start in stride(from: 0, to: forms.count, by: Self.formsAtOnce) {
            let some = Array(forms[start..<min(start + Self.formsAtOnce, forms.count)])
            try acting.carryOut(RecordRequest(some, by: acting.person.by))
        }
    }
}
