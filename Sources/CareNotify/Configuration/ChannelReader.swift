import CareCore
import CareProfiles
import Foundation

/// Reads the mapping of channels, `NAME: {kind: …}`.
struct ChannelReader {
    private enum Kind: String, CaseIterable {
        case webhook, fire, wecom, dingtalk, smtp, http
    }

    private let folder: String
    private let secrets: SecretReader

    init(folder: String, environment: [String: String]) {
        self.folder = folder
        secrets = SecretReader(folder: folder, environment: environment)
    }

    func read(_ root: YAMLValue) -> [String: any DeliveryChannel] {
        guard let mapping = root.mapping("channel file", keys: ["channels"]),
            let channels = mapping.required("channels")?.anyMapping("channels")
        else { return [:] }
        var found: [String: any DeliveryChannel] = [:]
        for (name, entry) in channels.entries {
            if name == CareCore.Notification.brokerChannel {
                entry.value.report("channel name", expected: "another name: \(name) is the broker itself")
            }
            found[name] = channel(name, entry.value)
        }
        return found
    }

    private func channel(_ name: String, _ value: YAMLValue) -> (any DeliveryChannel)? {
        guard let fields = value.anyMapping("channel"),
            let kind = fields.required("kind")?.named(Kind.allCases, \.rawValue)
        else { return nil }
        switch kind {
        case .webhook, .fire: return webhook(name, value, isForFire: kind == .fire)
        case .wecom: return weCom(name, value)
        case .dingtalk: return dingTalk(name, value)
        case .smtp: return mail(name, value)
        case .http: return template(name, value)
        }
    }

    private func webhook(_ name: String, _ value: YAMLValue, isForFire: Bool) -> (any DeliveryChannel)? {
        guard let fields = value.mapping("webhook", keys: ["kind", "url", "allow_private", "secret"]) else {
            return nil
        }
        let target = target(fields.required("url"), fields["allow_private"])
        guard let secret = secrets.read(fields.required("secret"), "secret"), let target else { return nil }
        return WebhookChannel(name: name, sender: HTTPSender(target: target), secret: secret, isForFire: isForFire)
    }

    private func weCom(_ name: String, _ value: YAMLValue) -> (any DeliveryChannel)? {
        guard let fields = value.mapping("WeCom robot", keys: ["kind", "url", "allow_private", "key"]) else {
            return nil
        }
        let standard = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"
        let target = target(fields["url"], fields["allow_private"], standard: standard)
        guard let key = secrets.read(fields.required("key"), "key"), let target else { return nil }
        return WeComChannel(name: name, sender: HTTPSender(target: target), key: key)
    }

    private func dingTalk(_ name: String, _ value: YAMLValue) -> (any DeliveryChannel)? {
        let keys = ["kind", "url", "allow_private", "token", "secret"]
        guard let fields = value.mapping("DingTalk robot", keys: keys) else { return nil }
        let target = target(
            fields["url"], fields["allow_private"], standard: "https://oapi.dingtalk.com/robot/send")
        let token = secrets.read(fields.required("token"), "token")
        let secret = secrets.read(fields.required("secret"), "secret")
        guard let token, let secret, let target else { return nil }
        return DingTalkChannel(name: name, sender: HTTPSender(target: target), token: token, secret: secret)
    }

    private func template(_ name: String, _ value: YAMLValue) -> (any DeliveryChannel)? {
        let keys = ["kind", "template", "url", "allow_private", "secret"]
        guard let fields = value.mapping("HTTP channel", keys: keys),
            let place = fields.required("template"), let path = place.text("template")
        else { return nil }
        let full = SecretReader.path(path, in: folder)
        guard let data = FileManager.default.contents(atPath: full) else {
            place.report("template cannot be read", expected: "a file, looked for at \(full)")
            return nil
        }
        let source = SourceFile(path: full, text: String(decoding: data, as: UTF8.self))
        guard let root = YAMLValue.root(of: source, value.faults) else { return nil }
        let reader = TemplateReader()
        guard let (template, url) = reader.read(root) else { return nil }
        let target = target(fields["url"] ?? url, fields["allow_private"])
        let secret = fields["secret"].map { secrets.read($0, "secret") } ?? ""
        if reader.wantsSecret(template), fields["secret"] == nil {
            fields.faults.report(
                "missing key", at: fields.position, expected: "secret, which the template uses", found: "nothing")
        }
        guard let secret, let target else { return nil }
        return TemplateChannel(
            name: name, sender: HTTPSender(target: target), template: template, secret: secret,
            pace: template.perMinute.map(Pace.init))
    }

    private func mail(_ name: String, _ value: YAMLValue) -> (any DeliveryChannel)? {
        let keys = ["kind", "host", "port", "encryption", "username", "password", "from", "allow_private", "ca"]
        guard let fields = value.mapping("mail server", keys: keys) else { return nil }
        let host = fields.required("host")?.text("host")
        let encryption =
            fields["encryption"].map { $0.named(MailEncryption.allCases, \.rawValue) } ?? MailEncryption.starttls
        let standard = encryption == .tls ? 465 : encryption == .plain ? 25 : 587
        let port = fields["port"].map { $0.whole("port", in: 1...65_535) } ?? standard
        let allowsPrivate = fields["allow_private"].map { $0.flag("allow_private") } ?? false
        let username = fields["username"].map { $0.text("username") } ?? ""
        let password = fields["password"].map { secrets.read($0, "password") } ?? ""
        let from = fields.required("from")
        guard let sender = from?.text("sender"), MailChannel.isAddress(sender) else {
            from?.report("sender", expected: "a mail address")
            return nil
        }
        if encryption == .plain, username?.isEmpty == false {
            fields["username"]?.report("a password would go unencrypted", expected: "encryption: starttls or tls")
            return nil
        }
        let authorities = fields["ca"]?.text("ca").map { SecretReader.path($0, in: folder) }
        guard let host, let encryption, let port, let allowsPrivate, let username, let password else { return nil }
        return MailChannel(
            name: name,
            server: MailServer(
                host: host, port: port, encryption: encryption, username: username, password: password, from: sender,
                allowsPrivate: allowsPrivate, authorities: authorities))
    }

    private func target(_ url: YAMLValue?, _ allowed: YAMLValue?, standard: String = "") -> HTTPTarget? {
        guard let allowsPrivate = allowed.map({ $0.flag("allow_private") }) ?? false else { return nil }
        guard let url else { return HTTPTarget(standard, allowsPrivate: allowsPrivate) }
        guard let target = HTTPTarget(url.scalarText ?? "", allowsPrivate: allowsPrivate) else {
            url.report("URL", expected: "http:// or https:// with a host, without user and fragment")
            return nil
        }
        return target
    }
}
