import Foundation
import Synchronization

/// The two pipes of a browser: requests and answers of the DevTools protocol, each ended by a zero byte.
final class BrowserLine: @unchecked Sendable {
    // @unchecked: the handles are used under `state`'s lock (writing) and by the one reading thread alone.
    private struct State {
        var number = 0
        var waiting: [Int: CheckedContinuation<BrowserAnswer, any Error>] = [:]
        var isOver = false
    }

    private let input: FileHandle
    private let output: FileHandle
    private let state = Mutex(State())

    /// Opens the pipes; returns once the browser has opened its ends.
    init(input: String, output: String) throws {
        self.input = try FileHandle(forWritingTo: URL(filePath: input))
        self.output = try FileHandle(forReadingFrom: URL(filePath: output))
        let thread = Thread { [weak self, output = self.output] in
            var rest = Data()
            while let piece = try? output.read(upToCount: 1), !piece.isEmpty {
                rest += piece + output.availableDataNow
                while let end = rest.firstIndex(of: 0) {
                    self?.take(Data(rest[rest.startIndex..<end]))
                    rest = Data(rest[rest.index(after: end)...])
                }
            }
            self?.end()
        }
        thread.start()
    }

    /// Asks, and waits for the answer.
    /// - Throws: `ServerFailure` with what the browser says is wrong, or when it has ended.
    func ask(_ method: String, _ parameters: [String: Any], _ session: String? = nil) async throws -> [String: Any] {
        var message: [String: Any] = ["method": method, "params": parameters]
        message["sessionId"] = session
        let text = try JSONSerialization.data(withJSONObject: message)
        let answer = try await withCheckedThrowingContinuation { continuation in
            send(text, continuation)
        }
        let fields = try JSONSerialization.jsonObject(with: answer.bytes) as? [String: Any] ?? [:]
        if let error = fields["error"] { throw ServerFailure("\(method): \(error)") }
        return fields["result"] as? [String: Any] ?? [:]
    }

    private func send(_ text: Data, _ continuation: CheckedContinuation<BrowserAnswer, any Error>) {
        state.withLock { state in
            guard !state.isOver else {
                return continuation.resume(throwing: ServerFailure("the browser has ended"))
            }
            state.number += 1
            state.waiting[state.number] = continuation
            // The identity goes in front of the fields that are there already.
            input.write(Data("{\"id\":\(state.number),".utf8) + text.dropFirst() + Data([0]))
        }
    }

    private func take(_ bytes: Data) {
        let fields = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        guard let number = fields?["id"] as? Int else { return }
        state.withLock { $0.waiting.removeValue(forKey: number) }?.resume(returning: BrowserAnswer(bytes: bytes))
    }

    private func end() {
        let waiting = state.withLock { state in
            state.isOver = true
            defer { state.waiting = [:] }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume(throwing: ServerFailure("the browser has ended")) }
    }
}

extension FileHandle {
    /// What can be read without waiting.
    fileprivate var availableDataNow: Data {
        var waiting: Int32 = 0
        guard ioctl(fileDescriptor, UInt(FIONREAD), &waiting) == 0, waiting > 0 else { return Data() }
        return (try? read(upToCount: Int(waiting))) ?? Data()
    }
}
