import CareCore
import CareRecords
import Ingest
import TestSupport
import Testing

@testable import Gateway

@Suite("Records through the control socket") struct ControlRecordsTests {
    private let folder: TemporaryFolder
    private let path: ControlSocketPath

    init() throws {
        folder = try TemporaryFolder()
        path = ControlSocketPath(database: "\(folder.path)/db")
    }

    @Test func `the longest file of assets or of whole visits goes into one request`() throws {
        for form in [RecordForm.asset, .visitRecord] {
            // Bytes of a line of the longest file, less its commas and its end.
            let room = RecordFile.maximumBytes / RecordFile.maximumLines - form.columns.count - 1
            let value = String(repeating: "x", count: room / form.columns.count)
            let fields = form.columns.map { RecordSubmission.Field($0.name, value) }
            let forms = (1...RecordRequest.longest).map {
                RecordSubmission(form: form.name, fields: fields, line: $0 + 1)
            }
            let line = try ControlText.line(of: ControlRequest(.records(RecordRequest(forms, by: "Li"))))
            #expect(line.count <= ControlLimits.requestBytes, "\(form.name): \(line.count)")
        }
    }

    @Test func `every fault that is told of a file reaches who handed it in, and the number of the rest`() throws {
        let fault = "resident: expected a registered resident, found \"r-1\"; enter it first, or mend the spelling"
        let reasons =
            (1...RecordRequest.toldFaults).map { "line \($0 + 1): \(fault)" } + ["and 7 more faults"]
        let server = try ControlServer(path: path) { _, reply in
            reply(.refused(reasons))
            return true
        }
        defer { server.stop() }
        let form = RecordSubmission(form: "township", fields: [.init("township", "1")])
        let answer = try ControlClient(path: path).send(.records(RecordRequest([form], by: "Li")))
        #expect(answer == .refused(reasons))
    }
}
