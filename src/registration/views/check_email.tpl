{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<ol class="gh-steps2" aria-label="{{say:registration.page.progress}}" role="list"><li>{{say:registration.page.you_and_your_office}}</li><li class="is-now" aria-current="step">{{say:registration.page.2_confirm_your_email}}</li><li>{{say:registration.page.3_your_account}}</li></ol>
<section class="gh-status is-info" aria-label="{{say:registration.page.what_to_do_now}}">{{icon:mail}}<div><p>{{say:registration.page.open_the_link_that_we}}</p><p class="gh-soft">{{say:registration.page.it_works_for_hours_open}}</p></div></section>
<section class="gh-card"><h2>{{say:registration.page.no_mail}}</h2><ul class="gh-plainlist"><li>{{say:common.page.look_into_the_spam_folder}}</li><li>{{say:registration.page.is_the_address_above_right}}</li><li>{{say:registration.page.still_nothing_after_an_hour}}</li></ul></section>
</div>
