package org.candor.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Sends e-mail where the installation can: it needs a mail server and its own address. */
@Component
class Post {

  private static final Logger LOG = LoggerFactory.getLogger(Post.class);

  private final ObjectProvider<JavaMailSender> sender;
  private final AccessProperties properties;

  Post(ObjectProvider<JavaMailSender> sender, AccessProperties properties) {
    this.sender = sender;
    this.properties = properties;
  }

  boolean isSetUp() {
    return properties.url() != null && sender.getIfAvailable() != null;
  }

  /** Whether the mail server took it. */
  boolean send(String to, String subject, String text) {
    var message = new SimpleMailMessage();
    message.setFrom(properties.mailFrom());
    message.setTo(to);
    message.setSubject(subject);
    message.setText(text);
    try {
      sender.getObject().send(message);
      return true;
    } catch (MailException e) {
      LOG.warn("The mail server did not take a message: {}", e.getMessage());
      return false;
    }
  }

  /** The address of a page as it stands in a message. */
  String link(String path) {
    return properties.base() + path;
  }
}
