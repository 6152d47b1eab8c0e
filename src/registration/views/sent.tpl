{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{>HEAD}}
<section class="gh-status is-info" aria-label="{{say:registration.page.what_to_do_now}}">{{icon:mail}}<div><p>{{say:registration.page.we_sent_an_email_to}}</p><p class="gh-soft">{{say:registration.page.its_sender_is_its_subject}}</p></div></section>
<section class="gh-card"><h2>{{say:registration.page.no_mail}}</h2><ul class="gh-plainlist"><li>{{say:registration.page.check_your_spam_folder}}</li><li>{{say:registration.page.confirm_that_the_address_above}}</li><li>{{say:registration.page.already_registered_go_to_and}}</li><li>{{say:registration.page.still_nothing_after_an_hour}}</li></ul></section>
</div>
