internal import CMosquitto
internal import Glibc

/// An OpenSSL client context that checks the broker's certificate against its *name*, although libmosquitto connects
/// to a numeric address and would check, and announce, that.
///
/// Confined to the thread of the client that owns it.
final class TLSContext {
    let context: OpaquePointer
    private let owner: UnsafeMutablePointer<cmosquitto_tls>

    init(host: String, credentials: BrokerCredentials) throws(MosquittoError) {
        guard let name = strdup(host) else { throw .tls("out of memory") }
        owner = .allocate(capacity: 1)
        owner.initialize(to: cmosquitto_tls(server_name: name, verify_error: 0))
        var text = [CChar](repeating: 0, count: 512)
        let made = cmosquitto_tls_context(
            credentials.authorityFile, credentials.certificateFile, credentials.keyFile, owner,
            HostResolver.isNumeric(host), &text, text.count)
        guard let made else {
            free(name)
            owner.deallocate()
            throw .tls(Self.explain(text, credentials))
        }
        context = made
    }

    deinit {
        SSL_CTX_free(context)
        free(UnsafeMutablePointer(mutating: owner.pointee.server_name))
        owner.deallocate()
    }

    /// Why the broker's certificate was refused since `reset`, if it was.
    var certificateError: String? { cmosquitto_tls_verify_error(owner).map { String(cString: $0) } }

    /// A new connection begins.
    func reset() { owner.pointee.verify_error = 0 }

    private static func explain(_ text: [CChar], _ credentials: BrokerCredentials) -> String {
        let reason = text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        let files = [credentials.authorityFile, credentials.certificateFile, credentials.keyFile].compactMap(\.self)
        return files.isEmpty ? reason : "\(reason) (files: \(files.joined(separator: ", ")))"
    }
}
